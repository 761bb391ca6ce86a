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
      with asked (organization, patient) as (select ?::uuid, ?::uuid),
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
