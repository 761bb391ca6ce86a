package org.chairside.session;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.Weighing;
import org.chairside.platform.Stamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The check-in and what it settles; all null before, except the checklist.
 *
 * @param checkInRecordedAt when the check-in was written down; null in old records
 * @param prescribedSpo2Scale the scale of NEWS2 for the patient, 1 or 2
 * @param weighing null where not weighed
 * @param history the patient's earlier sessions as known then; null in old records
 * @param orderedDosePerKg what is to be given, in mg/kg
 * @param recommendationId the recommendation that the dose follows; null for the course's own order
 * @param checklist the latest answer to each item
 */
@Embeddable
public record CheckIn(
    @Nullable Instant checkedInAt,
    @Nullable Instant checkInRecordedAt,
    @Nullable String protocolCode,
    @Nullable Integer protocolVersion,
    @Column(name = "spo2_scale") @Nullable Short prescribedSpo2Scale,
    @Nullable Weighing weighing,
    @JdbcTypeCode(SqlTypes.JSON) @Nullable PatientHistory history,
    @Column(precision = 6, scale = 3) @Nullable BigDecimal orderedDosePerKg,
    @Nullable UUID recommendationId,
    @JdbcTypeCode(SqlTypes.JSON) List<ChecklistAnswer> checklist) {

  static final CheckIn NONE =
      new CheckIn(null, null, null, null, null, null, null, null, null, List.of());

  /** The SpO2 scale of NEWS2 as it was prescribed at check-in; scale 1 before. */
  public int spo2Scale() {
    return prescribedSpo2Scale == null ? 1 : prescribedSpo2Scale;
  }

  /** Kilograms; null where not weighed. */
  public @Nullable BigDecimal weightKg() {
    return weighing == null ? null : weighing.weightKg();
  }

  CheckIn with(CheckInFacts facts, Instant at, Stamp written) {
    return new CheckIn(
        at,
        written.at(),
        facts.protocolCode(),
        facts.protocolVersion(),
        (short) facts.spo2Scale(),
        facts.weighing(),
        facts.history(),
        orderedDosePerKg,
        recommendationId,
        checklist);
  }

  CheckIn ordered(BigDecimal dosePerKg, @Nullable UUID recommendation) {
    return new CheckIn(
        checkedInAt,
        checkInRecordedAt,
        protocolCode,
        protocolVersion,
        prescribedSpo2Scale,
        weighing,
        history,
        dosePerKg,
        recommendation,
        checklist);
  }

  CheckIn weighed(Weighing again) {
    return new CheckIn(
        checkedInAt,
        checkInRecordedAt,
        protocolCode,
        protocolVersion,
        prescribedSpo2Scale,
        again,
        history,
        orderedDosePerKg,
        recommendationId,
        checklist);
  }

  CheckIn answered(List<ChecklistAnswer> answers) {
    return new CheckIn(
        checkedInAt,
        checkInRecordedAt,
        protocolCode,
        protocolVersion,
        prescribedSpo2Scale,
        weighing,
        history,
        orderedDosePerKg,
        recommendationId,
        ChecklistAnswer.latest(checklist, answers));
  }
}
