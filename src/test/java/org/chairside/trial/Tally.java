package org.chairside.trial;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts by name, from several threads. */
final class Tally {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  void add(String name) {
    add(name, 1);
  }

  void add(String name, int more) {
    counts.merge(name, more, Integer::sum);
  }

  int of(String name) {
    return counts.getOrDefault(name, 0);
  }

  /** All of them, by name. */
  Map<String, Integer> sorted() {
    return new TreeMap<>(counts);
  }
}
