package org.chairside.membership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.staff.Workplaces;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/** Tells admins that somebody entered another clinic, and keeps which of them have seen it. */
@ApplicationScoped
class GlassNotices {

  /** What is older was seen by others, or by nobody any more. */
  private static final Duration NEWS = Duration.ofDays(30);

  private final EntityManager database;
  private final EventLog events;
  private final Workplaces workplaces;
  private final Clock clock;

  GlassNotices(EntityManager database, EventLog events, Workplaces workplaces, Clock clock) {
    this.database = database;
    this.events = events;
    this.workplaces = workplaces;
    this.clock = clock;
  }

  /** An admin who has seen it, and when first. */
  public record SeenBy(UUID staffId, Instant at) {}

  /** Tells it at once, in whichever clinic an admin looks. */
  void tell(BrokenGlass glass) {
    List<UUID> entered = clinicsOf(List.of(glass)).getOrDefault(glass.id(), List.of());
    workplaces
        .all()
        .forEach(
            clinic ->
                events.add(new GlassBroken(clinic.id(), glass.id(), glass.staffId(), entered)));
  }

  /** The clinics that were entered: the named one, or those of the patient, by glass. */
  Map<UUID, List<UUID>> clinicsOf(Collection<BrokenGlass> glasses) {
    List<UUID> patients =
        glasses.stream().map(BrokenGlass::patientId).filter(Objects::nonNull).toList();
    Map<UUID, Set<UUID>> ofPatients =
        patients.isEmpty() ? Map.of() : work(connection -> clinicsOfPatients(connection, patients));
    Map<UUID, List<UUID>> clinics = new HashMap<>();
    for (BrokenGlass glass : glasses) {
      UUID clinic = glass.clinicId();
      UUID patient = glass.patientId();
      if (clinic != null) {
        clinics.put(glass.id(), List.of(clinic));
      } else if (patient != null) {
        clinics.put(glass.id(), List.copyOf(ofPatients.getOrDefault(patient, Set.of())));
      }
    }
    return clinics;
  }

  private static Map<UUID, Set<UUID>> clinicsOfPatients(Connection connection, List<UUID> patients)
      throws SQLException {
    Map<UUID, Set<UUID>> found = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(Belonging.PATIENT.sql())) {
      query.setObject(1, Actor.current().organizationId());
      query.setObject(2, patients.toArray(UUID[]::new));
      ResultSet row = query.executeQuery();
      while (row.next()) {
        found
            .computeIfAbsent(row.getObject("id", UUID.class), _ -> new TreeSet<>())
            .add(row.getObject("clinic_id", UUID.class));
      }
    }
    return found;
  }

  /** Which admins have seen each of these, the first to see it first. */
  Map<UUID, List<SeenBy>> seenBy(Collection<BrokenGlass> glasses) {
    UUID[] ids = glasses.stream().map(BrokenGlass::id).toArray(UUID[]::new);
    return work(
        connection -> {
          Map<UUID, List<SeenBy>> seen = new HashMap<>();
          try (PreparedStatement query =
              connection.prepareStatement(
                  """
                  select glass_id, staff_id, seen_at from broken_glass_seen
                  where organization_id = ? and glass_id = any (?) order by seen_at, staff_id
                  """)) {
            query.setObject(1, Actor.current().organizationId());
            query.setObject(2, ids);
            ResultSet row = query.executeQuery();
            while (row.next()) {
              seen.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                  .add(
                      new SeenBy(
                          row.getObject(2, UUID.class),
                          row.getObject(3, OffsetDateTime.class).toInstant()));
            }
          }
          return seen;
        });
  }

  /** How many of the last 30 days this person has not seen; their own are no news to them. */
  int unseenBy(UUID staffId) {
    return work(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  """
                  select count(*) from broken_glass g
                  where g.organization_id = ? and g.staff_id <> ? and g.created_at > ?
                    and not exists (
                      select from broken_glass_seen s
                      where s.organization_id = g.organization_id and s.glass_id = g.id
                        and s.staff_id = ?)
                  """)) {
            query.setObject(1, Actor.current().organizationId());
            query.setObject(2, staffId);
            query.setObject(3, clock.instant().minus(NEWS).atOffset(ZoneOffset.UTC));
            query.setObject(4, staffId);
            ResultSet row = query.executeQuery();
            return row.next() ? row.getInt(1) : 0;
          }
        });
  }

  /** This person has seen it; the first time counts. */
  void see(UUID glassId, UUID staffId) {
    work(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  insert into broken_glass_seen (organization_id, glass_id, staff_id, seen_at)
                  values (?, ?, ?, ?) on conflict on constraint broken_glass_seen_pk do nothing
                  """)) {
            insert.setObject(1, Actor.current().organizationId());
            insert.setObject(2, glassId);
            insert.setObject(3, staffId);
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate();
          }
        });
  }

  private <T> T work(ReturningWork<T> work) {
    return database.unwrap(Session.class).doReturningWork(work);
  }
}
