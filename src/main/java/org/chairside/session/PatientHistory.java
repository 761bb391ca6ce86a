package org.chairside.session;

import java.util.List;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;

/**
 * The patient's earlier sessions as known at check-in.
 *
 * @param sessions how many infusions were started before, over all courses
 * @param reactions the side effects in them, each with the worst it was
 */
public record PatientHistory(int sessions, List<Reaction> reactions) {

  /** A side effect of an earlier session. */
  public record Reaction(SideEffectType type, SideEffectSeverity severity) {}
}
