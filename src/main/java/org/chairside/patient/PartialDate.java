package org.chairside.patient;

import static org.chairside.message.FieldMessages.FIELD;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.chairside.platform.problem.Invalid;

/**
 * A date as far as it is known: the year, the month, or the day. Nothing is added to it: what is
 * not known is not made up.
 *
 * @param text {@code 1975}, {@code 1975-06} or {@code 1975-06-12}, as FHIR writes dates
 */
public record PartialDate(String text) {

  /** The form of the text. */
  public static final String PATTERN = "\\d{4}(-\\d{2}(-\\d{2})?)?";

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  /**
   * @throws DateTimeException where there is no such date
   */
  public PartialDate {
    if (!text.matches(PATTERN)) {
      throw new DateTimeException("no date");
    }
    firstOf(text);
  }

  /** A date of which the day is known. */
  public static PartialDate of(LocalDate day) {
    return new PartialDate(day.toString());
  }

  /**
   * What was entered in that field.
   *
   * @throws Invalid naming the field where there is no such date
   */
  public static PartialDate read(String field, String text) {
    try {
      return new PartialDate(text);
    } catch (DateTimeException _) {
      throw new Invalid(field, FIELD.partialDate());
    }
  }

  /** The first day that it can be. */
  public LocalDate first() {
    return firstOf(text);
  }

  /** The last day that it can be. */
  public LocalDate last() {
    return switch (text.length()) {
      case YEAR -> first().withDayOfYear(first().lengthOfYear());
      case MONTH -> YearMonth.parse(text).atEndOfMonth();
      default -> first();
    };
  }

  /** Whether the day is known. */
  public boolean isDay() {
    return text.length() == DAY;
  }

  /** Whether both can be the same day. */
  public boolean canBe(PartialDate other) {
    return text.startsWith(other.text) || other.text.startsWith(text);
  }

  private static LocalDate firstOf(String text) {
    return switch (text.length()) {
      case YEAR -> Year.parse(text).atDay(1);
      case MONTH -> YearMonth.parse(text).atDay(1);
      default -> LocalDate.parse(text);
    };
  }
}
