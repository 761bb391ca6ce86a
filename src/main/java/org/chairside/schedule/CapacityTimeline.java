package org.chairside.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How much of a resource is left over time: a step function that can be given to and taken from.
 * Less than nothing is a shortage. Times are microseconds since the epoch, as the database keeps
 * them.
 */
public final class CapacityTimeline {

  /** What a resource has that is there or not there, no matter who else asks. */
  static final int PLENTY = 1 << 24;

  private long[] at = new long[16];
  private int[] left = new int[16];
  private int size = 1;

  CapacityTimeline(int ground) {
    at[0] = Long.MIN_VALUE;
    left[0] = ground;
  }

  CapacityTimeline copy() {
    CapacityTimeline copy = new CapacityTimeline(0);
    copy.at = at.clone();
    copy.left = left.clone();
    copy.size = size;
    return copy;
  }

  public static long at(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  public static Instant instant(long at) {
    return Instant.EPOCH.plus(at, ChronoUnit.MICROS);
  }

  void give(Interval interval, int units) {
    add(at(interval.from()), at(interval.until()), units);
  }

  /** Adds units, which may be negative, over the half-open span. */
  public void add(long from, long until, int units) {
    int first = stepAt(from);
    int end = stepAt(until);
    for (int i = first; i < end; i++) {
      left[i] += units;
    }
  }

  /** The most that is left at any moment of the half-open span. */
  int most(long from, long until) {
    int most = Integer.MIN_VALUE;
    for (int i = last(from); i < size && at[i] < until; i++) {
      most = Math.max(most, left[i]);
    }
    return most;
  }

  /** Whether so many units are left throughout; an empty span asks for nothing. */
  public boolean has(long from, long until, int units) {
    if (from >= until) {
      return true;
    }
    for (int i = last(from); i < size && at[i] < until; i++) {
      if (left[i] < units) {
        return false;
      }
    }
    return true;
  }

  /** Since when so many units have been left without a break, at that moment. */
  long hasSince(long moment, int units) {
    int i = last(moment);
    while (i > 0 && left[i - 1] >= units) {
      i--;
    }
    return at[i];
  }

  /** The first stretch within the span at which fewer units are left, or null. */
  @Nullable Interval firstShort(Interval interval, int units) {
    long from = at(interval.from());
    long until = at(interval.until());
    for (int i = last(from); i < size && at[i] < until; i++) {
      if (left[i] < units) {
        int end = i + 1;
        while (end < size && at[end] < until && left[end] < units) {
          end++;
        }
        long stop = end < size ? Math.min(at[end], until) : until;
        return new Interval(instant(Math.max(at[i], from)), instant(stop));
      }
    }
    return null;
  }

  /** How much is missing over the span, in unit-minutes rounded up per step. */
  long shortage(long from, long until) {
    long sum = 0;
    for (int i = last(from); i < size && at[i] < until; i++) {
      if (left[i] < 0) {
        long end = i + 1 < size ? Math.min(at[i + 1], until) : until;
        long begin = Math.max(at[i], from);
        sum += -(long) left[i] * Math.ceilDiv(end - begin, MICROS_PER_MINUTE);
      }
    }
    return sum;
  }

  private static final long MICROS_PER_MINUTE = 60_000_000L;

  /** The step that holds at that time. */
  private int last(long time) {
    int found = Arrays.binarySearch(at, 0, size, time);
    return found >= 0 ? found : -found - 2;
  }

  /** The step that begins at that time, made where there is none. */
  private int stepAt(long time) {
    int before = last(time);
    if (at[before] == time) {
      return before;
    }
    if (size == at.length) {
      at = Arrays.copyOf(at, size * 2);
      left = Arrays.copyOf(left, size * 2);
    }
    int index = before + 1;
    System.arraycopy(at, index, at, index + 1, size - index);
    System.arraycopy(left, index, left, index + 1, size - index);
    at[index] = time;
    left[index] = left[before];
    size++;
    return index;
  }
}
