package org.chairside.protocol;

import static org.chairside.protocol.ProtocolMessages.PROTOCOL;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.PatientRows;
import org.chairside.platform.problem.Conflict;

/** The limits of a patient, as they go to another record of the same person. */
@ApplicationScoped
class PatientLimits implements PatientRows {

  private final ThresholdOverrides overrides;
  private final Clock clock;

  PatientLimits(ThresholdOverrides overrides, Clock clock) {
    this.overrides = overrides;
    this.clock = clock;
  }

  @Override
  public String table() {
    return "threshold_override";
  }

  @Override
  public List<UUID> idsOf(UUID patientId) {
    return overrides.of(patientId).stream().map(OverrideRow::id).toList();
  }

  @Override
  public void requireMergeable(UUID patientId, UUID otherId) {
    Instant now = clock.instant();
    for (OverrideRow one : overrides.of(patientId)) {
      for (OverrideRow other : overrides.of(otherId)) {
        if (one.replacesSameAs(other, now)) {
          throw new Conflict(PROTOCOL.limitInBoth());
        }
      }
    }
  }

  @Override
  public void give(Collection<UUID> ids, UUID patientId) {
    overrides.give(ids, patientId);
  }
}
