package org.chairside.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** How much processor time a process and its children have taken, as Linux counts it. */
final class ProcessorTime {

  private static final double MILLIS_PER_TICK = 10;
  // utime, stime, and those of the children that have ended; the first is field 14 of stat.
  private static final int UTIME = 11;

  private ProcessorTime() {}

  /** In milliseconds, since the process began. */
  static double of(long pid) {
    LongStream processes =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(ProcessHandle::pid);
    return LongStream.concat(LongStream.of(pid), processes).map(ProcessorTime::ticks).sum()
        * MILLIS_PER_TICK;
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return LongStream.range(UTIME, UTIME + 4).map(i -> Long.parseLong(fields[(int) i])).sum();
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
