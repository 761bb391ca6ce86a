package org.chairside.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.audit.AuditChain.Link;
import org.chairside.audit.AuditEntry.CallResult;
import org.chairside.platform.Access.Means;
import org.jspecify.annotations.Nullable;

/** The entries and links as rows. */
final class AuditRows {

  private static final String ENTRY =
      "e.organization_id, e.id, e.at, e.actor_id, e.address, e.method, e.route, e.ids,"
          + " e.patient_id, e.status, e.outcome, e.shown_patient_ids, e.means,"
          + " e.changed_rights";

  private AuditRows() {}

  /** Filters; null means no filter. */
  record Selection(
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable UUID actorId,
      @Nullable UUID patientId) {}

  /** An entry with its number in the chain; null where it is not yet sealed. */
  record Numbered(AuditEntry entry, @Nullable Long number) {}

  // An index finds both kinds of entries; asked with "or", none would. A row that somebody added to
  // audit_shown counts for nothing: the entry itself says whom it showed.
  private static final String OF_PATIENT =
      """
      (select id from audit_entry where organization_id = ? and patient_id = ?
        union
        select entry_id from audit_shown where organization_id = ? and patient_id = ?) s
      join audit_entry e on e.organization_id = ? and e.id = s.id
        and (e.patient_id = ? or ? = any(e.shown_patient_ids))
      """;

  /** Entries before the given one, newest first. */
  static List<Numbered> newest(
      Connection connection, UUID organizationId, Selection wanted, @Nullable UUID before, int most)
      throws SQLException {
    UUID patientId = wanted.patientId();
    List<@Nullable Object> values = new ArrayList<>();
    if (patientId != null) {
      values.addAll(List.of(organizationId, patientId, organizationId, patientId, organizationId));
      values.addAll(List.of(patientId, patientId));
    }
    values.add(organizationId);
    for (Object bound :
        new @Nullable Object[] {utc(wanted.from()), utc(wanted.to()), wanted.actorId(), before}) {
      values.add(bound);
      values.add(bound);
    }
    values.add(most);
    try (PreparedStatement query = connection.prepareStatement(newestSql(patientId != null))) {
      for (int i = 0; i < values.size(); i++) {
        query.setObject(i + 1, values.get(i));
      }
      ResultSet row = query.executeQuery();
      List<Numbered> found = new ArrayList<>();
      while (row.next()) {
        found.add(new Numbered(entry(row), row.getObject("number", Long.class)));
      }
      return found;
    }
  }

  private static String newestSql(boolean ofPatient) {
    return """
    select %s, l.number
    from %s
    left join audit_link l
      on l.organization_id = e.organization_id and l.entry_id = e.id
    where e.organization_id = ?
      and (?::timestamptz is null or e.at >= ?::timestamptz)
      and (?::timestamptz is null or e.at < ?::timestamptz)
      and (?::uuid is null or e.actor_id = ?::uuid)
      and (?::uuid is null or e.id < ?::uuid)
    order by e.id desc limit ?
    """
        .formatted(ENTRY, ofPatient ? OF_PATIENT : "audit_entry e");
  }

  /** The chain's last link, or null before the first. */
  static @Nullable Link last(Connection connection, UUID organizationId) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select number, previous, hash from audit_link
            where organization_id = ? order by number desc limit 1
            """)) {
      query.setObject(1, organizationId);
      ResultSet row = query.executeQuery();
      return row.next() ? new Link(row.getLong(1), row.getString(2), row.getString(3), null) : null;
    }
  }

  /** The link of this number, or null where there is none. */
  static @Nullable Link link(Connection connection, UUID organizationId, long number)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select previous, hash from audit_link where organization_id = ? and number = ?")) {
      query.setObject(1, organizationId);
      query.setLong(2, number);
      ResultSet row = query.executeQuery();
      return row.next() ? new Link(number, row.getString(1), row.getString(2), null) : null;
    }
  }

  /** How many entries no link holds yet, of each organization that has some. */
  static Map<UUID, Long> unsealedByOrganization(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select organization_id, count(*) from audit_unsealed group by organization_id")) {
      ResultSet row = query.executeQuery();
      Map<UUID, Long> unsealed = new HashMap<>();
      while (row.next()) {
        unsealed.put(row.getObject(1, UUID.class), row.getLong(2));
      }
      return unsealed;
    }
  }

  /** Appends these links, each with its entry, which is then sealed. */
  static void append(Connection connection, UUID organizationId, List<Link> links)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement("insert into audit_link values (?, ?, ?, ?, ?)");
        PreparedStatement done =
            connection.prepareStatement(
                "delete from audit_unsealed where organization_id = ? and entry_id = ?")) {
      for (Link link : links) {
        UUID entryId = Objects.requireNonNull(link.entry()).id();
        insert.setObject(1, organizationId);
        insert.setLong(2, link.number());
        insert.setObject(3, entryId);
        insert.setString(4, link.previous());
        insert.setString(5, link.hash());
        insert.addBatch();
        done.setObject(1, organizationId);
        done.setObject(2, entryId);
        done.addBatch();
      }
      insert.executeBatch();
      done.executeBatch();
    }
  }

  /** Entries that no link holds yet, by their time. */
  static List<AuditEntry> unsealed(Connection connection, UUID organizationId, int most)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select %s
            from audit_unsealed u
            join audit_entry e on e.organization_id = u.organization_id and e.id = u.entry_id
            where u.organization_id = ? order by e.at, e.id limit ?
            """
                .formatted(ENTRY))) {
      query.setObject(1, organizationId);
      query.setInt(2, most);
      ResultSet row = query.executeQuery();
      List<AuditEntry> entries = new ArrayList<>();
      while (row.next()) {
        entries.add(entry(row));
      }
      return entries;
    }
  }

  /** Visits the links one after the other; returns whether to continue. */
  interface Reader {
    boolean read(Link link);
  }

  /**
   * Reads the chain after the link of this number, in batches. An entry that is not found by each
   * patient whom it showed counts as missing.
   */
  static void read(Connection connection, UUID organizationId, long after, Reader reader)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select %s, l.number, l.previous, l.hash,
              not exists (select from unnest(e.shown_patient_ids) as shown (id)
                where not exists (select from audit_shown s where s.organization_id = e.organization_id
                  and s.patient_id = shown.id and s.entry_id = e.id)) as found_by_each
            from audit_link l
            left join audit_entry e on e.organization_id = l.organization_id and e.id = l.entry_id
            where l.organization_id = ? and l.number > ? order by l.number
            """
                .formatted(ENTRY))) {
      query.setFetchSize(1000);
      query.setObject(1, organizationId);
      query.setLong(2, after);
      ResultSet row = query.executeQuery();
      boolean on = true;
      while (on && row.next()) {
        boolean isWhole = row.getObject(2) != null && row.getBoolean("found_by_each");
        AuditEntry entry = isWhole ? entry(row) : null;
        on = reader.read(link(row, entry));
      }
    }
  }

  private static Link link(ResultSet row, @Nullable AuditEntry entry) throws SQLException {
    return new Link(row.getLong("number"), row.getString("previous"), row.getString("hash"), entry);
  }

  /** How many entries there are, and how many of them no link holds. */
  record Count(long entries, long unsealed) {}

  static Count count(Connection connection, UUID organizationId) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select count(*), count(*) filter (where l.entry_id is null)
            from audit_entry e
            left join audit_link l
              on l.organization_id = e.organization_id and l.entry_id = e.id
            where e.organization_id = ?
            """)) {
      query.setObject(1, organizationId);
      ResultSet row = query.executeQuery();
      row.next();
      return new Count(row.getLong(1), row.getLong(2));
    }
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    Array shown = row.getArray(12);
    String means = row.getString(13);
    String rights = row.getString(14);
    return new AuditEntry(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getObject(9, UUID.class),
        row.getInt(10),
        CallResult.valueOf(row.getString(11)),
        shown == null ? List.of() : List.of((UUID[]) shown.getArray()),
        means == null ? null : Means.valueOf(means),
        rights == null ? "" : rights);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
