package org.chairside.membership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.database.OneOrganization;
import org.chairside.staff.Staff;
import org.hibernate.Session;

/**
 * In which clinics people work, and which they may enter for a while because they broke the glass.
 */
@ApplicationScoped
public class Memberships {

  private final EntityManager database;
  private final OneOrganization organization;
  private final Clock clock;

  Memberships(EntityManager database, OneOrganization organization, Clock clock) {
    this.database = database;
    this.organization = organization;
    this.clock = clock;
  }

  /**
   * Which of these the current actor may not enter. Unknown ids are not among them: that they are
   * unknown is for others to say.
   */
  Set<UUID> refused(Belonging kind, Collection<UUID> ids) {
    Actor actor = Actor.current();
    if (ids.isEmpty() || actor.access().everywhere()) {
      return Set.of();
    }
    return database
        .unwrap(Session.class)
        .doReturningWork(connection -> refused(connection, actor, kind, ids));
  }

  /** Which of these clinics the current actor may not enter. */
  public Set<UUID> closed(Collection<UUID> clinicIds) {
    return refused(Belonging.CLINIC, clinicIds);
  }

  private Set<UUID> refused(
      Connection connection, Actor actor, Belonging kind, Collection<UUID> ids)
      throws SQLException {
    // A thing with rows of which none is permitted is refused; one without rows is nobody's.
    String sql =
        """
        select s.id from (%s) s group by s.id having not bool_or(
          exists (
            select from staff_clinic m
            where m.organization_id = ? and m.staff_id = ? and m.clinic_id = s.clinic_id)
          or exists (
            select from broken_glass b
            where b.organization_id = ? and b.staff_id = ? and b.ended_at is null and b.ends_at > ?
              and (b.clinic_id = s.clinic_id or b.patient_id = s.patient_id)))
        """
            .formatted(kind.sql());
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, actor.organizationId());
      query.setObject(2, ids.toArray(UUID[]::new));
      query.setObject(3, actor.organizationId());
      query.setObject(4, actor.staffId());
      query.setObject(5, actor.organizationId());
      query.setObject(6, actor.staffId());
      query.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
      return ids(query);
    }
  }

  private static Set<UUID> ids(PreparedStatement query) throws SQLException {
    Set<UUID> found = new HashSet<>();
    ResultSet row = query.executeQuery();
    while (row.next()) {
      found.add(row.getObject(1, UUID.class));
    }
    return found;
  }

  /** Whether the actor may enter the clinic, for a stream that goes on after its call. */
  public boolean mayEnter(Actor actor, UUID clinicId) throws SQLException {
    if (actor.access().everywhere()) {
      return true;
    }
    try (Connection connection = organization.connect(actor.organizationId())) {
      return refused(connection, actor, Belonging.CLINIC, Set.of(clinicId)).isEmpty();
    }
  }

  /** The clinics in which the person works where they do not work in all. */
  public Set<UUID> clinicsOf(UUID staffId) {
    return query(
        "select clinic_id from staff_clinic where organization_id = ? and staff_id = ?", staffId);
  }

  /** The person, where they work in all clinics, or nobody. */
  public boolean worksEverywhere(UUID staffId) {
    return !query(
            "select id from staff where organization_id = ? and id = ? and all_clinics", staffId)
        .isEmpty();
  }

  private Set<UUID> query(String sql, UUID staffId) {
    UUID organization = Actor.current().organizationId();
    return database
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setObject(1, organization);
                query.setObject(2, staffId);
                return new TreeSet<>(ids(query));
              }
            });
  }

  /** Which of these clinics there are. */
  Set<UUID> known(Set<UUID> clinicIds) {
    UUID organization = Actor.current().organizationId();
    return database
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement query =
                  connection.prepareStatement(
                      "select id from clinic where organization_id = ? and id = any (?)")) {
                query.setObject(1, organization);
                query.setObject(2, clinicIds.toArray(UUID[]::new));
                return ids(query);
              }
            });
  }

  /** Puts the person into all clinics, or into these alone. */
  public void put(UUID staffId, boolean everywhere, Set<UUID> clinicIds) {
    UUID organization = Actor.current().organizationId();
    database
        .unwrap(Session.class)
        .doWork(
            connection -> {
              change(
                  connection,
                  "update staff set all_clinics = ? where organization_id = ? and id = ?",
                  everywhere,
                  organization,
                  staffId);
              change(
                  connection,
                  "delete from staff_clinic where organization_id = ? and staff_id = ?",
                  organization,
                  staffId);
              change(
                  connection,
                  "insert into staff_clinic select ?, ?, unnest(?::uuid[])",
                  organization,
                  staffId,
                  clinicIds.toArray(UUID[]::new));
            });
  }

  /**
   * The person's account, which is locked, has changed with their clinics: who read it before is
   * told so.
   *
   * @return its version from now on
   */
  int nextVersion(Staff person) {
    UUID organization = Actor.current().organizationId();
    database
        .unwrap(Session.class)
        .doWork(
            connection ->
                change(
                    connection,
                    "update staff set version = version + 1 where organization_id = ? and id = ?",
                    organization,
                    person.id()));
    return person.version() + 1;
  }

  private static void change(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
