package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * A protocol's discharge criteria.
 *
 * @param minutesAfterEnd minutes since the infusion's end
 * @param minutesAfterStart minutes since the infusion's start; null: no such criterion
 * @param consecutiveSets so many last sets in a row have to be within the limits
 * @param minutesBetweenSets how far apart two of them lie at least, so that one measurement entered
 *     twice is not two; null: {@value #USUAL_MINUTES_BETWEEN_SETS}
 * @param withinPercentOfBaseline the limit for {@code stable}, per cent of this patient's baseline
 *     either way
 * @param stable the vital signs that have to be back
 * @param spo2AtLeast oxygen saturation on room air, %
 * @param spo2AtLeastOnScale2 the same where NEWS2 SpO2 scale 2 is prescribed; null: the same number
 * @param score the required recovery score; null: none
 * @param escortRequired whether an escort has to be named; null: yes
 * @param confirmations what a nurse confirms
 * @param source where that comes from
 */
public record DischargeCriteria(
    int minutesAfterEnd,
    @Nullable Integer minutesAfterStart,
    int consecutiveSets,
    @Nullable Integer minutesBetweenSets,
    int withinPercentOfBaseline,
    List<VitalSign> stable,
    int spo2AtLeast,
    @Nullable Integer spo2AtLeastOnScale2,
    @Nullable DischargeScore score,
    @Nullable Boolean escortRequired,
    List<ChecklistItem> confirmations,
    String source) {

  private static final int USUAL_MINUTES_BETWEEN_SETS = 5;

  public DischargeCriteria {
    requireNonNull(stable, "stable is missing");
    requireNonNull(confirmations, "confirmations is missing");
    requireNonNull(source, "source is missing");
    stable = List.copyOf(stable);
    confirmations = List.copyOf(confirmations);
  }

  /** Criteria without the optional ones. */
  public DischargeCriteria(
      int minutesAfterEnd,
      int consecutiveSets,
      int withinPercentOfBaseline,
      List<VitalSign> stable,
      int spo2AtLeast,
      List<ChecklistItem> confirmations,
      String source) {
    this(
        minutesAfterEnd,
        null,
        consecutiveSets,
        null,
        withinPercentOfBaseline,
        stable,
        spo2AtLeast,
        null,
        null,
        null,
        confirmations,
        source);
  }

  /** How many minutes two sets that count lie apart at least. */
  public int leastMinutesBetweenSets() {
    return minutesBetweenSets == null ? USUAL_MINUTES_BETWEEN_SETS : minutesBetweenSets;
  }

  /** Whether an escort must be named. */
  public boolean needsEscort() {
    return !Boolean.FALSE.equals(escortRequired);
  }
}
