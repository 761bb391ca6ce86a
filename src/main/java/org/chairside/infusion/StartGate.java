package org.chairside.infusion;

import static org.chairside.charting.ChairMessages.CHAIR;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.charting.SessionMonitor;
import org.chairside.message.Message;
import org.chairside.monitoring.Baseline;
import org.chairside.monitoring.ChecklistItem;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolText;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.session.ChecklistAnswer;
import org.chairside.session.InfusionSession;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Checks that the protocol's baseline and checklist are complete before the infusion starts. */
@ApplicationScoped
class StartGate {

  private final SessionMonitor monitor;

  StartGate(SessionMonitor monitor) {
    this.monitor = monitor;
  }

  /**
   * Allows or refuses the start.
   *
   * @param override a clinician's reason to start although something required is missing, or null
   * @return whether it starts by the override alone, something being missing
   * @throws NotReadyToStart naming everything that is missing
   * @throws NotAllowed where somebody else than a clinician gives a reason
   */
  boolean check(InfusionSession session, Instant startsAt, @Nullable String override) {
    if (override != null && !Actor.current().is(Role.CLINICIAN)) {
      throw new NotAllowed(CHAIR.startOverrideByClinician());
    }
    Protocol protocol = Objects.requireNonNull(monitor.protocol(session));
    List<FieldError> missing = new ArrayList<>(unmetItems(protocol, session));
    missing.addAll(missingBaseline(protocol, session, startsAt));
    if (!missing.isEmpty() && override == null) {
      throw new NotReadyToStart(missing);
    }
    return !missing.isEmpty();
  }

  private static List<FieldError> unmetItems(Protocol protocol, InfusionSession session) {
    Set<String> met =
        session.checkIn().checklist().stream()
            .filter(answer -> Boolean.TRUE.equals(answer.ok()))
            .map(ChecklistAnswer::code)
            .collect(Collectors.toSet());
    return protocol.checklist().stream()
        .filter(ChecklistItem::required)
        .filter(item -> !met.contains(item.code()))
        .map(
            item ->
                FieldError.of(
                    "checklist." + item.code(),
                    CHAIR.checklistItemNotMet(ProtocolText.checklistItem(protocol, item))))
        .toList();
  }

  private List<FieldError> missingBaseline(
      Protocol protocol, InfusionSession session, Instant startsAt) {
    Duration window = Duration.ofMinutes(protocol.baseline().windowMinutes());
    Baseline baseline = Baseline.at(startsAt, window, monitor.chart(session).timeline());
    return protocol.baseline().required().stream()
        .filter(sign -> !baseline.from().containsKey(sign))
        .map(sign -> FieldError.of("baseline." + sign.field(), missing(sign, window)))
        .toList();
  }

  private static Message missing(VitalSign sign, Duration window) {
    return CHAIR.baselineMissing(sign.message(), window.toMinutes());
  }
}
