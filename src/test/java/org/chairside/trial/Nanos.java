package org.chairside.trial;

import java.util.List;

/** Times of a call, measured one by one. */
final class Nanos {

  private Nanos() {}

  static long of(Runnable call) {
    long start = System.nanoTime();
    call.run();
    return System.nanoTime() - start;
  }

  /** The time below which this many percent of them lie, in milliseconds. */
  static double at(List<Long> nanos, int percent) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1) / 1e6;
  }
}
