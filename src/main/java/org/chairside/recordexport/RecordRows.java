package org.chairside.recordexport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Reads all rows of a patient's record, in one statement and so of one moment. */
@ApplicationScoped
class RecordRows {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

  /** A merge that was undone has not made one record of two. */
  private static final String ALL =
      """
      with recursive asked (organization, patient) as (select ?::uuid, ?::uuid),
      record (id) as (
        select patient from asked
        union
        select merged_id from patient_merge, asked
        where organization_id = organization and survivor_id = patient and undone_at is null
      ),
      courses (id) as (
        select c.id from course c, asked
        where c.organization_id = organization and c.patient_id in (select id from record)
      ),
      sessions (id) as (
        select s.id from infusion_session s, asked
        where s.organization_id = organization and s.patient_id in (select id from record)
      ),
      entry (id, supersedes, moved_to) as (
        select o.id, o.supersedes, o.moved_to from observation o, asked
        where o.organization_id = organization and o.session_id in (select id from sessions)
        union all
        select e.id, e.supersedes, e.moved_to from side_effect e, asked
        where e.organization_id = organization and e.session_id in (select id from sessions)
      ),
      anothers (id, supersedes) as (
        select id, supersedes from entry
        where moved_to is not null and moved_to not in (select id from sessions)
        union
        select e.id, e.supersedes from entry e join anothers a on e.id = a.supersedes
      ),
      anothers_flags (id) as (
        select f.id from flag f, asked
        where f.organization_id = organization and f.session_id in (select id from sessions)
          and f.withdrawn_at is not null
          and exists (select from anothers a where position(a.id::text in f.evidence::text) > 0)
      )
      """
          + Arrays.stream(RecordTable.values())
              .map(RecordTable::rows)
              .collect(Collectors.joining("union all\n"));

  private final EntityManager database;

  RecordRows(EntityManager database) {
    this.database = database;
  }

  /** The rows of each table, by its name; empty where there are none. */
  Map<String, List<Map<String, Object>>> of(UUID organization, UUID patient) {
    return database
        .unwrap(Session.class)
        .doReturningWork(connection -> read(connection, organization, patient));
  }

  private static Map<String, List<Map<String, Object>>> read(
      Connection connection, UUID organization, UUID patient) throws SQLException {
    Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(ALL)) {
      query.setObject(1, organization);
      query.setObject(2, patient);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          tables.put(row.getString("name"), JSON.readValue(row.getString("rows"), ROWS));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database's JSON cannot be read", e);
    }
    return tables;
  }
}
