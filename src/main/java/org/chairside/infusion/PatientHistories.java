package org.chairside.infusion;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffects;
import org.chairside.session.InfusionSession;
import org.chairside.session.PatientHistory;
import org.chairside.session.PatientHistory.Reaction;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;

/** A patient's earlier sessions and reactions. */
@ApplicationScoped
class PatientHistories {

  private final Sessions sessions;
  private final SideEffects sideEffects;

  PatientHistories(Sessions sessions, SideEffects sideEffects) {
    this.sessions = sessions;
    this.sideEffects = sideEffects;
  }

  /** What is known now of the patient before that instant, each side effect at its worst. */
  PatientHistory before(Instant instant, UUID patientId) {
    List<UUID> started =
        sessions.startedBefore(instant, patientId).stream().map(InfusionSession::id).toList();
    Map<SideEffectType, SideEffectSeverity> worst = new EnumMap<>(SideEffectType.class);
    for (SideEffect effect : SideEffects.inForce(sideEffects.of(started))) {
      worst.merge(effect.type(), effect.peakSeverity(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
    List<Reaction> reactions =
        worst.entrySet().stream()
            .map(each -> new Reaction(each.getKey(), each.getValue()))
            .toList();
    return new PatientHistory(started.size(), reactions);
  }
}
