package org.chairside.session;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The discharge and what was confirmed before it.
 *
 * @param dischargedAt null before
 * @param dischargeRecordedAt when the discharge was written down; null in old records
 * @param dischargeOverride why a clinician let the patient go although a criterion was unmet
 * @param dischargeOverrideBy who did
 * @param dischargeUnmet what was not met then
 * @param dischargeChecklist the latest answer to each confirmation
 * @param escort who takes the patient home, by name or relation; null where nobody is named
 */
@Embeddable
public record DischargeRecord(
    @Nullable Instant dischargedAt,
    @Nullable Instant dischargeRecordedAt,
    @Nullable String dischargeOverride,
    @Nullable UUID dischargeOverrideBy,
    @JdbcTypeCode(SqlTypes.JSON) List<UnmetCriterion> dischargeUnmet,
    @JdbcTypeCode(SqlTypes.JSON) List<ChecklistAnswer> dischargeChecklist,
    @Nullable String escort) {

  static final DischargeRecord NONE =
      new DischargeRecord(null, null, null, null, List.of(), List.of(), null);

  DischargeRecord confirmed(List<ChecklistAnswer> answers, @Nullable String who) {
    return new DischargeRecord(
        dischargedAt,
        dischargeRecordedAt,
        dischargeOverride,
        dischargeOverrideBy,
        dischargeUnmet,
        ChecklistAnswer.latest(dischargeChecklist, answers),
        who == null ? escort : who);
  }

  DischargeRecord left(Instant at, Stamp written) {
    return new DischargeRecord(
        at,
        written.at(),
        dischargeOverride,
        dischargeOverrideBy,
        dischargeUnmet,
        dischargeChecklist,
        escort);
  }

  /** The patient has not left: what was confirmed stays. */
  DischargeRecord undone() {
    return NONE.confirmed(dischargeChecklist, escort);
  }

  DischargeRecord overridden(String reason, @Nullable UUID clinician, List<UnmetCriterion> unmet) {
    return new DischargeRecord(
        dischargedAt,
        dischargeRecordedAt,
        reason,
        clinician,
        List.copyOf(unmet),
        dischargeChecklist,
        escort);
  }
}
