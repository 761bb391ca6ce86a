package org.chairside.flag;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.flag.FlagEscalation.NotifiedStaff;
import org.chairside.monitoring.EscalationStep;
import org.chairside.monitoring.Escalations;
import org.chairside.monitoring.Escalations.DueStep;
import org.chairside.monitoring.Recipient;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.event.EventLog;
import org.chairside.roster.Duties;
import org.chairside.session.InfusionSession;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/**
 * Escalates flags that nobody acknowledges, and critical ones until a clinician knows of them: a
 * nurse's acknowledgment does not keep them from a clinician.
 */
@ApplicationScoped
public class FlagEscalator {

  private static final int OUTSIDE_THE_PROTOCOL = -1;

  private final Duties duties;
  private final StaffMembers staff;
  private final EventLog events;
  private final FlagMeters meters;
  private final Clock clock;

  FlagEscalator(
      Duties duties, StaffMembers staff, EventLog events, FlagMeters meters, Clock clock) {
    this.duties = duties;
    this.staff = staff;
    this.events = events;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Takes the due steps of the session's unresolved flags, in order, each once. The caller holds
   * the session's lock. Once the patient has left nothing is escalated: the flags wait in the
   * review queue.
   *
   * @param unresolved the session's unresolved flags, in the order in which they were raised
   * @return when the next step falls due; null if none does
   */
  public @Nullable Instant escalate(
      InfusionSession session, List<Flag> unresolved, List<EscalationStep> steps) {
    if (!session.status().isPresent()) {
      return null;
    }
    Instant now = clock.instant();
    return unresolved.stream()
        .map(flag -> escalate(session, flag, steps, now))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private @Nullable Instant escalate(
      InfusionSession session, Flag flag, List<EscalationStep> steps, Instant now) {
    Instant next = flag.isQuiet() ? null : next(flag, steps);
    UUID seenBy = flag.acknowledgement().acknowledgedBy();
    if (next == null || (seenBy != null && isClinician(seenBy))) {
      return null;
    }
    Escalations.due(
            steps,
            flag.severity(),
            flag.openSince(),
            flag.acknowledgement().acknowledgedAt(),
            flag.stepsTaken(),
            now)
        .forEach(due -> tell(session, flag, due, now));
    return next(flag, steps);
  }

  private static @Nullable Instant next(Flag flag, List<EscalationStep> steps) {
    return Escalations.next(
        steps,
        flag.severity(),
        flag.openSince(),
        flag.acknowledgement().acknowledgedAt(),
        flag.stepsTaken());
  }

  private boolean isClinician(UUID staffId) {
    return staff.working(Role.CLINICIAN).stream().anyMatch(each -> each.id().equals(staffId));
  }

  /**
   * Notifies the clinicians on duty of an open flag at once, for rules that no protocol contains.
   */
  void tellClinicians(Flag flag, String source) {
    Instant now = clock.instant();
    EscalationStep step =
        new EscalationStep(flag.severity(), 0, Recipient.CLINICIAN_ON_DUTY, source);
    tell(
        flag, new DueStep(OUTSIDE_THE_PROTOCOL, step, now), cliniciansOnDuty(flag.clinicId()), now);
  }

  private void tell(InfusionSession session, Flag flag, DueStep due, Instant now) {
    tell(flag, due, notified(due.step().to(), session), now);
  }

  private void tell(Flag flag, DueStep due, NotifiedStaff notified, Instant now) {
    flag.escalate(due, notified, now);
    events.add(
        new FlagEvent.FlagEscalated(
            flag.clinicId(),
            flag.sessionId(),
            flag.id(),
            due.step().to(),
            notified.staffIds(),
            notified.fallback()));
    meters.escalated(due.step().to(), notified.fallback());
  }

  private NotifiedStaff notified(Recipient recipient, InfusionSession session) {
    return switch (recipient) {
      case ASSIGNED_NURSE -> those(Stream.ofNullable(session.nurseId()), Role.NURSE);
      case CHARGE_NURSE ->
          those(Stream.ofNullable(duties.of(session.clinicId()).chargeNurseId()), Role.NURSE);
      case CLINICIAN_ON_DUTY -> cliniciansOnDuty(session.clinicId());
    };
  }

  private NotifiedStaff cliniciansOnDuty(UUID clinicId) {
    return those(duties.of(clinicId).clinicianIds().stream(), Role.CLINICIAN);
  }

  /** The named staff who still have the role; if there are none, everybody with the role. */
  private NotifiedStaff those(Stream<UUID> named, Role role) {
    List<UUID> working = staff.working(role).stream().map(Staff::id).toList();
    List<UUID> there = named.filter(working::contains).toList();
    return there.isEmpty() ? new NotifiedStaff(working, true) : new NotifiedStaff(there, false);
  }
}
