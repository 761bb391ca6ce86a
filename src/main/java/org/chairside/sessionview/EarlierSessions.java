package org.chairside.sessionview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.flag.Flag;
import org.chairside.flag.Flags;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffects;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.Severity;

/** Reads the patient's earlier sessions, with one query per kind of record. */
@ApplicationScoped
class EarlierSessions {

  private static final int MOST = 10;

  private final Sessions sessions;
  private final SideEffects sideEffects;
  private final Flags flags;
  private final Clock clock;

  EarlierSessions(Sessions sessions, SideEffects sideEffects, Flags flags, Clock clock) {
    this.sessions = sessions;
    this.sideEffects = sideEffects;
    this.flags = flags;
    this.clock = clock;
  }

  /** The patient's sessions that started before this one, the latest ten, newest first. */
  List<EarlierSession> before(InfusionSession session) {
    List<InfusionSession> earlier =
        sessions.startedBefore(session.patientId(), session.id(), began(session), MOST);
    if (earlier.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = earlier.stream().map(InfusionSession::id).toList();
    Map<UUID, List<SideEffect>> effects =
        SideEffects.inForce(sideEffects.of(ids)).stream()
            .collect(Collectors.groupingBy(SideEffect::sessionId));
    Map<UUID, List<Flag>> grave =
        flags.everOf(ids).stream()
            .filter(f -> f.severity() != Severity.ADVISORY && f.condition().withdrawnAt() == null)
            .collect(Collectors.groupingBy(Flag::sessionId));
    Instant now = clock.instant();
    return earlier.stream()
        .map(
            each ->
                EarlierSession.of(
                    each,
                    session.courseId(),
                    effects.getOrDefault(each.id(), List.of()),
                    grave.getOrDefault(each.id(), List.of()),
                    now))
        .toList();
  }

  private static Instant began(InfusionSession session) {
    Instant started = session.startedAt();
    Instant came = session.checkedInAt();
    if (started != null) {
      return started;
    }
    return came != null && came.isAfter(session.startsAt()) ? came : session.startsAt();
  }
}
