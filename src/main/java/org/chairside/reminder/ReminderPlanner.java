package org.chairside.reminder;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.course.Courses;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.transaction.Transactions;
import org.chairside.reminder.Reminder.Kind;
import org.chairside.reminder.Reminder.Why;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
  private static final int MOST = 200;
  // A patient whose session starts within the hour is at the front desk.
  private static final Duration WALK_IN = Duration.ofHours(1);
  // Older changes are no news: the session was booked before there were reminders.
  private static final Duration NEWS = Duration.ofDays(1);

  private final AgroalDataSource database;
  private final EntityManager rows;
  private final Transactions transactions;
  private final Courses courses;
  private final Sessions sessions;
  private final Clinics clinics;
  private final Reminders reminders;
  private final Clock clock;

  ReminderPlanner(
      AgroalDataSource database,
      EntityManager rows,
      Transactions transactions,
      Courses courses,
      Sessions sessions,
      Clinics clinics,
      Reminders reminders,
      Clock clock) {
    this.database = database;
    this.rows = rows;
    this.transactions = transactions;
    this.courses = courses;
    this.sessions = sessions;
    this.clinics = clinics;
    this.reminders = reminders;
    this.clock = clock;
  }

  private record Unplanned(UUID organizationId, UUID courseId) {}

  private record Before(UUID sessionId, @Nullable Integer revision) {}

  /** Plans whatever is not planned yet, course by course. */
  void plan() throws SQLException {
    passOverWhatIsPast();
    for (Unplanned course : unplanned()) {
      try {
        transactions.run(
            Actor.system(course.organizationId()), () -> planCourse(course.courseId()));
      } catch (RuntimeException failure) {
        LOG.errorf(failure, "reminders of course %s could not be planned", course.courseId());
      }
    }
  }

  /** Past sessions, such as those entered from paper, need no notice. */
  private void passOverWhatIsPast() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update infusion_session s set reminders_planned = s.schedule_revision
                from (
                  select organization_id, id from infusion_session
                  where reminders_planned is distinct from schedule_revision and starts_at <= ?
                  limit 1000 for update skip locked
                ) past
                where s.organization_id = past.organization_id and s.id = past.id
                """)) {
      update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      update.executeUpdate();
    }
  }

  private List<Unplanned> unplanned() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select distinct organization_id, course_id from infusion_session
                where reminders_planned is distinct from schedule_revision and starts_at > ?
                limit ?
                """)) {
      query.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      query.setInt(2, MOST);
      ResultSet row = query.executeQuery();
      List<Unplanned> found = new ArrayList<>();
      while (row.next()) {
        found.add(new Unplanned(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
      }
      return found;
    }
  }

  private void planCourse(UUID courseId) {
    courses.lock(courseId);
    Instant now = clock.instant();
    Map<Kind, UUID> mails = new EnumMap<>(Kind.class);
    for (Before before : unplannedOf(courseId)) {
      InfusionSession session = sessions.get(before.sessionId());
      planNews(session, before, now, mails);
      if (session.status() == SessionStatus.BOOKED) {
        planReminders(session, now);
      }
      reminders.flush();
      notePlanned(session);
    }
  }

  private List<Before> unplannedOf(UUID courseId) {
    return rows.unwrap(Session.class)
        .createNativeQuery(
            """
            select id, reminders_planned from infusion_session
            where organization_id = :organization and course_id = :course
              and reminders_planned is distinct from schedule_revision
            order by starts_at, id
            """,
            Object[].class)
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("course", courseId)
        .getResultStream()
        .map(row -> new Before((UUID) row[0], (Integer) row[1]))
        .toList();
  }

  private void planNews(
      InfusionSession session, Before before, Instant now, Map<Kind, UUID> mails) {
    Optional<Kind> news = news(session, before, now);
    reminders.skipEarlier(
        session.id(),
        session.plan().scheduleRevision(),
        session.status() == SessionStatus.CANCELLED ? Why.SESSION_CALLED_OFF : Why.SESSION_MOVED);
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

  private Optional<Kind> news(InfusionSession session, Before before, Instant now) {
    boolean untold = before.revision() == null || reminders.isUntold(session.id());
    if (!session.startsAt().isAfter(now)) {
      return Optional.empty();
    }
    return switch (session.status()) {
      case CANCELLED -> untold ? Optional.empty() : Optional.of(Kind.CANCELLATION);
      case BOOKED ->
          isWalkIn(session) || isOld(session, now)
              ? Optional.empty()
              : Optional.of(untold ? Kind.CONFIRMATION : Kind.CHANGE);
      default -> Optional.empty();
    };
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
        reminders.persist(new Reminder(session, Kind.REMINDER, lead, newId(), due, written(now)));
      }
    }
  }

  private void notePlanned(InfusionSession session) {
    rows.createNativeQuery(
            """
            update infusion_session set reminders_planned = :revision
            where organization_id = :organization and id = :id
            """)
        .setParameter("revision", session.plan().scheduleRevision())
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("id", session.id())
        .executeUpdate();
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  private static Stamp written(Instant now) {
    return Actor.current().stamp(now);
  }
}
