package org.chairside.vocabulary;

import org.chairside.message.Worded;

/** A severity of a side effect as CTCAE v5 words it: {@code side-effect-grading.nausea-mild}. */
record SideEffectGrading(SideEffectType type, SideEffectSeverity severity) implements Worded {
  @Override
  public String name() {
    return type.name() + "_" + severity.name();
  }
}
