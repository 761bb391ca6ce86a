package org.chairside.monitoring;

import org.chairside.monitoring.Condition.AtMost;
import org.chairside.monitoring.Condition.Fall;
import org.chairside.monitoring.PreparedRule.PreparedLevel;
import org.chairside.monitoring.Verdict.Met;
import org.chairside.vocabulary.VitalSign;

/** What keeps a finding from counting as cleared although the latest values do not meet it. */
final class Clearing {

  private Clearing() {}

  static boolean isHeldUp(PreparedLevel level, Snapshot now) {
    return wasMetLately(level, now) || isHeldUpByOxygen(level, now);
  }

  /** Whether one of the last sets met it, of as many as it takes to clear. */
  private static boolean wasMetLately(PreparedLevel level, Snapshot now) {
    EvaluationContext context = now.context();
    int signs = VitalSignSet.of(level.signs());
    int set = context.latestWithAny(signs, context.size() - 1);
    for (int i = context.protocol().interruptions().clearAfterSets(); i > 1 && set >= 0; i--) {
      set = context.latestWithAny(signs, set - 1);
      if (set >= 0 && isMet(level, context, set)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a low saturation is only better because the patient was given oxygen: the last value
   * without oxygen met it.
   */
  private static boolean isHeldUpByOxygen(PreparedLevel level, Snapshot now) {
    if (!isOfLowSaturation(level)) {
      return false;
    }
    EvaluationContext context = now.context();
    int set = context.latestWith(VitalSign.SPO2, context.size() - 1);
    if (set < 0 || !isOnOxygen(context, set)) {
      return false;
    }
    while (set >= 0 && isOnOxygen(context, set)) {
      set = context.latestWith(VitalSign.SPO2, set - 1);
    }
    return set >= 0 && isMet(level, context, set);
  }

  private static boolean isOfLowSaturation(PreparedLevel level) {
    return RuleTriggers.leaves(level.level().condition())
        .anyMatch(
            leaf ->
                (leaf instanceof AtMost(var sign, var value) && sign == VitalSign.SPO2)
                    || (leaf instanceof Fall(var of, var by, var in) && of == VitalSign.SPO2));
  }

  private static boolean isOnOxygen(EvaluationContext context, int set) {
    Reading source = Snapshot.of(context, set).source(VitalSign.SUPPLEMENTAL_OXYGEN);
    return source != null && Boolean.TRUE.equals(source.vitals().supplementalOxygen());
  }

  private static boolean isMet(PreparedLevel level, EvaluationContext context, int set) {
    Snapshot there = Snapshot.of(context, set);
    return ConditionEvaluator.evaluate(level.level().condition(), there) instanceof Met met
        && RuleReader.restsOnTrigger(met, there);
  }
}
