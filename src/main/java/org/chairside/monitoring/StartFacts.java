package org.chairside.monitoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is on record for the start of an infusion.
 *
 * @param criticalFlags how many critical flags no clinician has resolved
 * @param checklist the latest answer by the code of the item; unanswered ones are left out
 * @param patient what the patient's record says
 * @param visit when the session is to be, and what came before it
 */
public record StartFacts(
    int criticalFlags, Map<String, Boolean> checklist, OnRecord patient, Visit visit) {

  public StartFacts {
    checklist = Map.copyOf(checklist);
  }

  /**
   * When the patient was born, as far as it is known.
   *
   * @param earliest the first day that it can be
   * @param latest the last day that it can be
   */
  public record Born(LocalDate earliest, LocalDate latest) {}

  /**
   * What the patient's record says.
   *
   * @param born null where nothing is known of the birth date
   * @param weightKg null where the patient was not weighed
   * @param weightRecordedAt when that weight was written down; null where that is not known
   */
  public record OnRecord(
      @Nullable Born born,
      @Nullable BigDecimal weightKg,
      @Nullable Instant weightRecordedAt,
      List<String> allergies,
      List<String> contraindications) {
    public OnRecord {
      allergies = List.copyOf(allergies);
      contraindications = List.copyOf(contraindications);
    }
  }

  /**
   * When the session is to be, and what came before it.
   *
   * @param drug as it is ordered
   * @param bookedAt the booked start
   * @param lastInfusionAt the start of the patient's last infusion of any course; null where there
   *     was none
   * @param gapDays the least days that the course orders from the session before
   * @param zone the clinic's, for what a day is
   */
  public record Visit(
      String drug, Instant bookedAt, @Nullable Instant lastInfusionAt, int gapDays, ZoneId zone) {}
}
