package org.chairside.monitoring;

import java.util.List;
import org.chairside.monitoring.Condition.News2AtLeast;
import org.chairside.monitoring.Condition.News2Incomplete;
import org.chairside.monitoring.Condition.News2SingleAtLeast;
import org.chairside.vocabulary.VitalSign;

/** What a rule watches: the heading under which people look for it. */
enum RuleGroup {
  BLOOD_PRESSURE,
  HEART_RATE,
  OXYGEN,
  BREATHING,
  TEMPERATURE,
  CONSCIOUSNESS,
  PAIN,
  DISSOCIATION,
  NEWS2,
  SIDE_EFFECTS,
  DOSE,
  TIMING,
  OTHER;

  /** The group of a rule: that of the first thing which its least urgent level looks at. */
  static RuleGroup of(Rule rule) {
    List<Condition> leaves =
        rule.levels().stream().flatMap(level -> RuleTriggers.leaves(level.condition())).toList();
    return leaves.stream()
        .map(RuleGroup::of)
        .filter(group -> group != OTHER)
        .findFirst()
        .orElse(OTHER);
  }

  private static RuleGroup of(Condition leaf) {
    if (leaf instanceof News2AtLeast
        || leaf instanceof News2SingleAtLeast
        || leaf instanceof News2Incomplete) {
      return NEWS2;
    }
    RuleTriggers triggers = RuleTriggers.of(leaf);
    if (!triggers.signs().isEmpty()) {
      return of(triggers.signs().iterator().next());
    }
    if (!triggers.types().isEmpty()) {
      return SIDE_EFFECTS;
    }
    if (triggers.dueTimes() || triggers.plannedEnd()) {
      return TIMING;
    }
    return triggers.doses().isEmpty() ? OTHER : DOSE;
  }

  private static RuleGroup of(VitalSign sign) {
    return switch (sign) {
      case SYSTOLIC, DIASTOLIC -> BLOOD_PRESSURE;
      case HEART_RATE -> HEART_RATE;
      case SPO2, SUPPLEMENTAL_OXYGEN -> OXYGEN;
      case RESPIRATORY_RATE -> BREATHING;
      case TEMPERATURE -> TEMPERATURE;
      case CONSCIOUSNESS, SEDATION -> CONSCIOUSNESS;
      case PAIN -> PAIN;
      case CADSS6 -> DISSOCIATION;
    };
  }
}
