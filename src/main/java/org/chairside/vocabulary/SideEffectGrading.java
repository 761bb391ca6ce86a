package org.chairside.vocabulary;

import org.chairside.message.Worded;

/** The CTCAE v5 wording of a side effect's severity: {@code side-effect-grading.nausea-mild}. */
record SideEffectGrading(SideEffectType type, SideEffectSeverity severity) implements Worded {
  @Override
  public String name() {
    return type.name() + "_" + severity.name();
  }
}
