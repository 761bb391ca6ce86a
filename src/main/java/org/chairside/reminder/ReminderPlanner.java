package org.chairside.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.course.Courses;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.transaction.Transactions;
import org.chairside.reminder.Reminder.ReminderKind;
import org.chairside.reminder.Reminder.Why;
import org.chairside.reminder.UnplannedSessions.UnplannedCourse;
import org.chairside.reminder.UnplannedSessions.UnplannedSession;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;

/**
 * Plans notices for sessions whose schedule changed since the last planning. It reads the sessions,
 * not the changes, so that no kind of change can be missed.
 *
 * <p>All of a course is planned under the course's lock: sessions booked together are announced in
 * one mail, whichever replica comes first.
 */
@ApplicationScoped
class ReminderPlanner {

  private static final Logger LOG = Logger.getLogger(ReminderPlanner.class);
  // Who sits down within the hour stands at the desk.
  private static final Duration WALK_IN = Duration.ofHours(1);
  // Older changes are no news: the session was booked before there were reminders.
  private static final Duration NEWS = Duration.ofDays(1);

  private final UnplannedSessions unplanned;
  private final Transactions transactions;
  private final Courses courses;
  private final Sessions sessions;
  private final Clinics clinics;
  private final Reminders reminders;
  private final Clock clock;

  ReminderPlanner(
      UnplannedSessions unplanned,
      Transactions transactions,
      Courses courses,
      Sessions sessions,
      Clinics clinics,
      Reminders reminders,
      Clock clock) {
    this.unplanned = unplanned;
    this.transactions = transactions;
    this.courses = courses;
    this.sessions = sessions;
    this.clinics = clinics;
    this.reminders = reminders;
    this.clock = clock;
  }

  /** Plans whatever is not planned yet, course by course. */
  void plan() throws SQLException {
    Instant now = clock.instant();
    unplanned.passOverPast(now);
    for (UnplannedCourse course : unplanned.courses(now)) {
      try {
        transactions.run(
            Actor.system(course.organizationId()), () -> planCourse(course.courseId()));
      } catch (RuntimeException failure) {
        LOG.errorf(failure, "reminders of course %s could not be planned", course.courseId());
      }
    }
  }

  private void planCourse(UUID courseId) {
    courses.lock(courseId);
    Instant now = clock.instant();
    Map<ReminderKind, UUID> mails = new EnumMap<>(ReminderKind.class);
    for (UnplannedSession before : unplanned.sessionsOf(courseId)) {
      InfusionSession session = sessions.get(before.sessionId());
      planNews(session, before, now, mails);
      if (session.status() == SessionStatus.BOOKED) {
        planReminders(session, now);
      }
      reminders.flush();
      unplanned.notePlanned(session);
    }
  }

  private void planNews(
      InfusionSession session,
      UnplannedSession before,
      Instant now,
      Map<ReminderKind, UUID> mails) {
    Optional<ReminderKind> news = news(session, before, now);
    boolean canceled = session.status() == SessionStatus.CANCELLED;
    if (!canceled) {
      reminders.withdrawCancellations(session.id(), session.plan().scheduleRevision());
    }
    reminders.skipEarlier(
        session.id(),
        session.plan().scheduleRevision(),
        canceled ? Why.SESSION_CALLED_OFF : Why.SESSION_MOVED);
    news.ifPresent(
        kind ->
            reminders.persist(
                new Reminder(
                    session,
                    kind,
                    null,
                    mails.computeIfAbsent(kind, _ -> newId()),
                    now,
                    written(now))));
  }

  private Optional<ReminderKind> news(
      InfusionSession session, UnplannedSession before, Instant now) {
    boolean untold = before.plannedRevision() == null || reminders.isUntold(session.id());
    boolean toldCanceled = reminders.isToldCanceled(session.id());
    if (!session.startsAt().isAfter(now)) {
      return Optional.empty();
    }
    return switch (session.status()) {
      case CANCELLED ->
          untold || toldCanceled ? Optional.empty() : Optional.of(ReminderKind.CANCELLATION);
      case BOOKED ->
          toldCanceled ? Optional.of(ReminderKind.REINSTATEMENT) : ofBooked(session, untold, now);
      default -> Optional.empty();
    };
  }

  private Optional<ReminderKind> ofBooked(InfusionSession session, boolean untold, Instant now) {
    return isWalkIn(session) || isOld(session, now) || isTold(session)
        ? Optional.empty()
        : Optional.of(untold ? ReminderKind.CONFIRMATION : ReminderKind.CHANGE);
  }

  /** Another chair at the same time is no news to the patient. */
  private boolean isTold(InfusionSession session) {
    return reminders.toldStart(session.id()).filter(session.startsAt()::equals).isPresent();
  }

  private static boolean isWalkIn(InfusionSession session) {
    return session.startsAt().isBefore(session.plan().scheduledAt().plus(WALK_IN));
  }

  private static boolean isOld(InfusionSession session, Instant now) {
    return session.plan().scheduledAt().plus(NEWS).isBefore(now);
  }

  private void planReminders(InfusionSession session, Instant now) {
    for (int lead : clinics.get(session.clinicId()).reminding().leadHours()) {
      Instant due = session.startsAt().minus(Duration.ofHours(lead));
      if (due.isAfter(now)) {
        reminders.persist(
            new Reminder(session, ReminderKind.REMINDER, lead, newId(), due, written(now)));
      }
    }
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  private static Stamp written(Instant now) {
    return Actor.current().stamp(now);
  }
}
