package org.chairside.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The versions of records, as the database's triggers keep them. */
@ApplicationScoped
class RecordVersions {

  private final EntityManager database;
  private final ObjectMapper json;

  RecordVersions(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Whose records have versions, by the table that holds them. */
  enum Kind {
    PATIENT("patient"),
    COURSE("course"),
    STAFF("staff");

    private final String table;

    Kind(String table) {
      this.table = table;
    }
  }

  /**
   * A record as it was from then on.
   *
   * @param number grows with each version of any record
   * @param by who wrote it; null for the program itself, and before versions were kept
   * @param data by the names of columns
   */
  record Version(long number, Instant at, @Nullable UUID by, JsonNode data) {}

  /** The versions of a record before the given number, newest first. */
  List<Version> newest(
      UUID organizationId, Kind kind, UUID recordId, @Nullable Long before, int most) {
    return database
        .unwrap(Session.class)
        .doReturningWork(
            connection -> newest(connection, organizationId, kind, recordId, before, most));
  }

  private List<Version> newest(
      Connection connection,
      UUID organizationId,
      Kind kind,
      UUID recordId,
      @Nullable Long before,
      int most)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select v.number, coalesce(e.at, v.written_at), e.actor_id, v.data
            from record_version v
            left join lateral (
              select a.at, a.actor_id from audit_entry a
              where a.organization_id = v.organization_id and a.transaction_id = v.transaction_id
                and a.method <> 'GET'
              order by a.id limit 1
            ) e on true
            where v.organization_id = ? and v.kind = ? and v.record_id = ?
              and (?::bigint is null or v.number < ?::bigint)
            order by v.number desc limit ?
            """)) {
      query.setObject(1, organizationId);
      query.setString(2, kind.table);
      query.setObject(3, recordId);
      query.setObject(4, before);
      query.setObject(5, before);
      query.setInt(6, most);
      ResultSet row = query.executeQuery();
      List<Version> versions = new ArrayList<>();
      while (row.next()) {
        versions.add(
            new Version(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, UUID.class),
                read(row.getString(4))));
      }
      return versions;
    }
  }

  private JsonNode read(String data) {
    try {
      return json.readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a version is no JSON", e);
    }
  }
}
