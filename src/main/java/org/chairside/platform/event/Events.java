package org.chairside.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.OneOrganization;
import org.jspecify.annotations.Nullable;

/** Reads what happened. */
@ApplicationScoped
public class Events {

  /**
   * Something that happened.
   *
   * @param number its place among the events of its clinic, from 1, without gaps
   * @param at when it was written
   * @param data to be written as JSON after {@link org.chairside.message.Language#sayIn}; it cannot
   *     be looked into
   */
  public record StoredEvent(
      long number,
      @Nullable UUID sessionId,
      String type,
      Instant at,
      @Nullable UUID actorId,
      JsonNode data) {}

  private final EveryOrganization everyOrganization;
  private final OneOrganization organization;
  private final ObjectMapper json;

  Events(EveryOrganization everyOrganization, OneOrganization organization, ObjectMapper json) {
    this.everyOrganization = everyOrganization;
    this.organization = organization;
    this.json = json;
  }

  /** The events of a clinic after the given number, in order, no more than asked for. */
  public List<StoredEvent> after(UUID organizationId, UUID clinicId, long number, int most)
      throws SQLException {
    try (Connection connection = organization.connect(organizationId);
        PreparedStatement query =
            connection.prepareStatement(
                """
                select number, session_id, type, at, actor_id, data::text from event
                where organization_id = ? and clinic_id = ? and number > ?
                order by number limit ?
                """)) {
      query.setObject(1, organizationId);
      query.setObject(2, clinicId);
      query.setLong(3, number);
      query.setInt(4, most);
      return read(query);
    }
  }

  /** The number of the clinic's last event; 0 before the first. */
  public long last(UUID organizationId, UUID clinicId) throws SQLException {
    try (Connection connection = organization.connect(organizationId);
        PreparedStatement query =
            connection.prepareStatement(
                "select last_number from event_counter where organization_id = ? and clinic_id = ?")) {
      query.setObject(1, organizationId);
      query.setObject(2, clinicId);
      ResultSet row = query.executeQuery();
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** The number of the last event of each of these clinics that has one, of any organization. */
  public Map<UUID, Long> lastOf(Collection<UUID> clinics) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select clinic_id, last_number from event_counter where clinic_id = any(?)")) {
      query.setArray(1, connection.createArrayOf("uuid", clinics.toArray()));
      ResultSet row = query.executeQuery();
      Map<UUID, Long> last = new HashMap<>();
      while (row.next()) {
        last.put(row.getObject(1, UUID.class), row.getLong(2));
      }
      return last;
    }
  }

  /** All events of a session, in order. */
  public List<StoredEvent> ofSession(UUID organizationId, UUID sessionId) throws SQLException {
    try (Connection connection = organization.connect(organizationId);
        PreparedStatement query =
            connection.prepareStatement(
                """
                select number, session_id, type, at, actor_id, data::text from event
                where organization_id = ? and session_id = ? order by number
                """)) {
      query.setObject(1, organizationId);
      query.setObject(2, sessionId);
      return read(query);
    }
  }

  private List<StoredEvent> read(PreparedStatement query) throws SQLException {
    ResultSet row = query.executeQuery();
    List<StoredEvent> events = new ArrayList<>();
    while (row.next()) {
      events.add(
          new StoredEvent(
              row.getLong(1),
              row.getObject(2, UUID.class),
              row.getString(3),
              row.getObject(4, OffsetDateTime.class).toInstant(),
              row.getObject(5, UUID.class),
              data(row.getString(6))));
    }
    return events;
  }

  /** As it is, unless it has a message, which is said in each reader's language. */
  private JsonNode data(String text) {
    if (!text.contains("\"code\"")) {
      return JsonNodeFactory.instance.rawValueNode(new RawValue(text));
    }
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds JSON", e);
    }
  }
}
