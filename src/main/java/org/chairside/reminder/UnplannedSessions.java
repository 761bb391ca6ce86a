package org.chairside.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.chairside.session.InfusionSession;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The sessions whose schedule changed since their reminders were planned. The revision that was
 * planned is a column of the session that the session itself does not know.
 */
@ApplicationScoped
class UnplannedSessions {

  private static final int MOST_COURSES = 200;

  private final EveryOrganization everyOrganization;
  private final OneOrganization organization;
  private final EntityManager database;

  UnplannedSessions(
      EveryOrganization everyOrganization, OneOrganization organization, EntityManager database) {
    this.everyOrganization = everyOrganization;
    this.organization = organization;
    this.database = database;
  }

  /** A course with such sessions. */
  record UnplannedCourse(UUID organizationId, UUID courseId) {}

  /**
   * Such a session.
   *
   * @param plannedRevision the revision of its schedule that was planned last; null for none
   */
  record UnplannedSession(UUID sessionId, @Nullable Integer plannedRevision) {}

  /** There is nothing to tell of sessions whose time has passed, such as those kept on paper. */
  void passOverPast(Instant now) throws SQLException {
    for (UUID organizationId : organizationsWithPast(now)) {
      passOverPast(organizationId, now);
    }
  }

  private List<UUID> organizationsWithPast(Instant now) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select distinct organization_id from infusion_session
                where reminders_planned is distinct from schedule_revision and starts_at <= ?
                """)) {
      query.setObject(1, now.atOffset(ZoneOffset.UTC));
      ResultSet row = query.executeQuery();
      List<UUID> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getObject(1, UUID.class));
      }
      return found;
    }
  }

  private void passOverPast(UUID organizationId, Instant now) throws SQLException {
    try (Connection connection = organization.connect(organizationId);
        PreparedStatement update =
            connection.prepareStatement(
                """
                update infusion_session s set reminders_planned = s.schedule_revision
                from (
                  select id from infusion_session
                  where organization_id = ? and starts_at <= ?
                    and reminders_planned is distinct from schedule_revision
                  limit 1000 for update skip locked
                ) past
                where s.organization_id = ? and s.id = past.id
                """)) {
      update.setObject(1, organizationId);
      update.setObject(2, now.atOffset(ZoneOffset.UTC));
      update.setObject(3, organizationId);
      update.executeUpdate();
    }
  }

  /** Some courses with such sessions still to come, over all organizations. */
  List<UnplannedCourse> courses(Instant now) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select distinct organization_id, course_id from infusion_session
                where reminders_planned is distinct from schedule_revision and starts_at > ?
                limit ?
                """)) {
      query.setObject(1, now.atOffset(ZoneOffset.UTC));
      query.setInt(2, MOST_COURSES);
      ResultSet row = query.executeQuery();
      List<UnplannedCourse> found = new ArrayList<>();
      while (row.next()) {
        found.add(new UnplannedCourse(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
      }
      return found;
    }
  }

  /** The course's such sessions, in the order of their starts. */
  List<UnplannedSession> sessionsOf(UUID courseId) {
    return database
        .unwrap(Session.class)
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
        .getResultList()
        .stream()
        .map(row -> new UnplannedSession((UUID) row[0], (Integer) row[1]))
        .toList();
  }

  /** Notes that the session's present schedule is planned. */
  void notePlanned(InfusionSession session) {
    database
        .createNativeQuery(
            """
            update infusion_session set reminders_planned = :revision
            where organization_id = :organization and id = :id
            """)
        .setParameter("revision", session.plan().scheduleRevision())
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("id", session.id())
        .executeUpdate();
  }
}
