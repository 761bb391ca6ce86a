package org.chairside.accessreport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chairside.accessreport.AccessReportResource.PersonsAccess;
import org.chairside.platform.Access.Means;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Counts the audit's entries about a patient by who made the call. */
@ApplicationScoped
class Accesses {

  /** A merge that was undone has not made one record of two. */
  private static final String COUNT =
      """
      with record (id) as (
        select ?::uuid
        union
        select merged_id from patient_merge
        where organization_id = ? and survivor_id = ? and undone_at is null
      ), entry as (
        select e.id, true as of_record, e.actor_id, e.at, e.method, e.outcome, e.means
        from audit_entry e join record r on e.patient_id = r.id
        where e.organization_id = ? and e.at >= ? and e.at < ?
        union
        select e.id, coalesce(e.patient_id in (select id from record), false),
          e.actor_id, e.at, e.method, e.outcome, e.means
        from audit_shown s
        join record r on s.patient_id = r.id
        join audit_entry e on e.organization_id = s.organization_id and e.id = s.entry_id
          and r.id = any(e.shown_patient_ids)
        where s.organization_id = ? and e.at >= ? and e.at < ?
      ), person as (
        select actor_id, min(at) as first_at, max(at) as last_at,
          count(*) filter (where of_record and outcome = 'DONE' and method in ('GET', 'HEAD')) as read,
          count(*) filter (where of_record and outcome = 'DONE' and method not in ('GET', 'HEAD')) as changed,
          count(*) filter (where not of_record) as shown,
          count(*) filter (where of_record and outcome <> 'DONE') as refused,
          array_agg(distinct means) filter (where means is not null) as means
        from entry group by actor_id
      )
      select p.*, coalesce(s.name, t.name) as name, t.id is not null as machine,
        (select array_agg(g.reason order by g.created_at) from broken_glass g
         where g.organization_id = ? and g.staff_id = p.actor_id
           and g.created_at < ? and coalesce(g.ended_at, g.ends_at) > ?
           and (g.patient_id in (select id from record)
             or exists (select from course c
                        where c.organization_id = g.organization_id and c.clinic_id = g.clinic_id
                          and c.patient_id in (select id from record)))) as reasons
      from person p
      left join staff s on s.organization_id = ? and s.id = p.actor_id
      left join api_token t on t.organization_id = ? and t.id = p.actor_id
      order by p.last_at desc
      """;

  private final EntityManager database;

  Accesses(EntityManager database) {
    this.database = database;
  }

  /** Who came across the patient's record in this time, the last first. */
  List<PersonsAccess> of(UUID organization, UUID patient, Instant from, Instant to) {
    return database
        .unwrap(Session.class)
        .doReturningWork(
            connection ->
                count(
                    connection,
                    organization,
                    patient,
                    from.atOffset(ZoneOffset.UTC),
                    to.atOffset(ZoneOffset.UTC)));
  }

  private static List<PersonsAccess> count(
      Connection connection,
      UUID organization,
      UUID patient,
      OffsetDateTime from,
      OffsetDateTime to)
      throws SQLException {
    List<Object> values =
        List.of(
            patient,
            organization,
            patient, // the record
            organization,
            from,
            to, // calls about it
            organization,
            from,
            to, // calls that showed it
            organization,
            to,
            from, // reasons
            organization,
            organization); // names
    try (PreparedStatement query = connection.prepareStatement(COUNT)) {
      for (int i = 0; i < values.size(); i++) {
        query.setObject(i + 1, values.get(i));
      }
      List<PersonsAccess> found = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
      return found;
    }
  }

  private static PersonsAccess read(ResultSet row) throws SQLException {
    return new PersonsAccess(
        row.getObject("actor_id", UUID.class),
        row.getString("name"),
        row.getBoolean("machine"),
        instant(row, "first_at"),
        instant(row, "last_at"),
        row.getInt("read"),
        row.getInt("changed"),
        row.getInt("shown"),
        row.getInt("refused"),
        texts(row.getArray("means")).stream().map(Means::valueOf).toList(),
        texts(row.getArray("reasons")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }
}
