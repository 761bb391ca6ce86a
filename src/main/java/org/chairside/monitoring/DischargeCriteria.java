package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.chairside.observation.VitalSign;

/**
 * What has to be so before the patient goes home.
 *
 * @param minutesAfterEnd minutes since the infusion's end
 * @param consecutiveSets so many last sets in a row have to be within the limits
 * @param withinPercentOfBaseline the limit for {@code stable}, per cent of this patient's baseline
 *     either way
 * @param stable the vital signs that have to be back
 * @param spo2AtLeast oxygen saturation on room air, %
 * @param confirmations what a nurse confirms
 * @param source where that comes from
 */
public record DischargeCriteria(
    int minutesAfterEnd,
    int consecutiveSets,
    int withinPercentOfBaseline,
    List<VitalSign> stable,
    int spo2AtLeast,
    List<ChecklistItem> confirmations,
    String source) {
  public DischargeCriteria {
    requireNonNull(stable, "stable is missing");
    requireNonNull(confirmations, "confirmations is missing");
    requireNonNull(source, "source is missing");
    stable = List.copyOf(stable);
    confirmations = List.copyOf(confirmations);
  }
}
