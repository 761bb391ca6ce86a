package org.chairside.patient;

import static org.chairside.patient.PatientMessages.PATIENT;

import java.time.LocalDate;
import org.chairside.platform.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a patient's birth date: the day, the month, the year, or why nothing is.
 *
 * @param date as far as it is known; null where nothing is
 * @param unknown why nothing is known; null where something is
 */
public record BirthDate(@Nullable PartialDate date, @Nullable Unknown unknown) {

  /** Why nothing is known. */
  public enum Unknown {
    /** Nobody who was asked knows it, or nobody could be asked. */
    UNKNOWN,
    /** The patient did not want to tell it. */
    DECLINED
  }

  /** The form of {@link #text}. */
  static final String PATTERN = PartialDate.PATTERN + "|UNKNOWN|DECLINED";

  /** A birth date of which the day is known. */
  public static BirthDate of(LocalDate day) {
    return on(PartialDate.of(day));
  }

  private static BirthDate on(PartialDate date) {
    return new BirthDate(date, null);
  }

  /** Reads what {@link #text} wrote. */
  static BirthDate of(String text) {
    for (Unknown reason : Unknown.values()) {
      if (reason.name().equals(text)) {
        return new BirthDate(null, reason);
      }
    }
    return on(new PartialDate(text));
  }

  /**
   * What was entered.
   *
   * @param day the whole date, or null
   * @param known the date as far as it is known, or why nothing is; or null
   * @param before what holds where neither is given
   * @throws Invalid where they contradict each other or there is no such date
   */
  static BirthDate entered(@Nullable LocalDate day, @Nullable String known, BirthDate before) {
    if (known == null) {
      return day == null ? before : of(day);
    }
    BirthDate said =
        known.matches(PATTERN) && !Character.isDigit(known.charAt(0))
            ? of(known)
            : on(PartialDate.read("birthDateKnown", known));
    if (day != null && !day.equals(said.day())) {
      throw new Invalid("birthDateKnown", PATIENT.birthDatesDiffer());
    }
    return said;
  }

  /** {@code 1975}, {@code 1975-06}, {@code 1975-06-12}, {@code UNKNOWN} or {@code DECLINED}. */
  public String text() {
    return date == null ? String.valueOf(unknown) : date.text();
  }

  /** The birth date where the day is known; null elsewhere. */
  public @Nullable LocalDate day() {
    return date != null && date.isDay() ? date.first() : null;
  }

  /** Whether both can be the same day; false where nothing is known of one. */
  boolean canBe(BirthDate other) {
    return date != null && other.date != null && date.canBe(other.date);
  }

  /** Whether both are known to be the same day. */
  boolean isSameDay(BirthDate other) {
    LocalDate day = day();
    return day != null && day.equals(other.day());
  }
}
