package org.chairside.patient;

import java.time.temporal.ChronoUnit;

/**
 * How old a patient is.
 *
 * @param years completed years; where the birth date is known in part, as many as it can be
 * @param about whether it can be fewer, or the birth date is known in part
 */
public record PatientAge(int years, boolean about) {

  /** From birth until a date, each as far as it is known. */
  static PatientAge between(PartialDate born, PartialDate until) {
    long most = Math.max(0, ChronoUnit.YEARS.between(born.first(), until.last()));
    long fewest = Math.max(0, ChronoUnit.YEARS.between(born.last(), until.first()));
    return new PatientAge(Math.toIntExact(most), !born.isDay() || most != fewest);
  }
}
