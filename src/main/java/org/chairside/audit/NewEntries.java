package org.chairside.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.audit.AuditEntry.CallResult;
import org.chairside.audit.AuditedCall.Subject;
import org.chairside.platform.Access.Means;
import org.chairside.platform.RightsChanges.RightsChange;
import org.chairside.platform.event.LastStatement;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Writes entries as rows; the database looks up whose records they are about. */
final class NewEntries {

  private static final String INSERT =
      """
      insert into audit_entry (organization_id, id, at, actor_id, address, method, route,
        ids, status, outcome, means, changed_rights, patient_id, shown_patient_ids)
      select ?::uuid, ?::uuid, ?::timestamptz, ?::uuid, ?::text, ?::text, ?::text, ?::text,
        ?::integer, ?::text, ?::text, ?::text,
        case s.kind
          when 'patients' then (
            select p.id from patient p
            where p.organization_id = s.organization_id and p.id = s.id)
          when 'sessions' then (
            select i.patient_id from infusion_session i
            where i.organization_id = s.organization_id and i.id = s.id)
          when 'courses' then (
            select c.patient_id from course c
            where c.organization_id = s.organization_id and c.id = s.id)
          when 'flags' then (
            select c.patient_id from flag f
            join course c on c.organization_id = f.organization_id and c.id = f.course_id
            where f.organization_id = s.organization_id and f.id = s.id)
        end,
        %s
      from (select ?::uuid as organization_id, ?::text as kind, ?::uuid as id) s
      """;

  private static final String SHOWN =
      """
      (select array_agg(distinct x.id order by x.id) from (
        select p.id from patient p
        where p.organization_id = s.organization_id and p.id = any (?::uuid[])
        union all
        select i.patient_id from infusion_session i
        where i.organization_id = s.organization_id and i.id = any (?::uuid[])
        union all
        select c.patient_id from course c
        where c.organization_id = s.organization_id and c.id = any (?::uuid[])
        union all
        select c.patient_id from flag f
        join course c on c.organization_id = f.organization_id and c.id = f.course_id
        where f.organization_id = s.organization_id and f.id = any (?::uuid[])
      ) x)
      """;

  private static final String INSERT_SHOWING_NOBODY = INSERT.formatted("null::uuid[]");
  private static final String INSERT_SHOWING = INSERT.formatted(SHOWN);
  private static final List<String> KINDS = List.of("patients", "sessions", "courses", "flags");

  private NewEntries() {}

  /**
   * A call to be written; patients are looked up while writing.
   *
   * @param shown what leads to the patients whom the answer showed beside the call's own
   * @param means by what the caller got in; null where unknown
   * @param rights those that the call changed
   */
  record Unwritten(
      UUID organizationId,
      Instant at,
      @Nullable UUID actorId,
      String address,
      String method,
      AuditedCall call,
      int status,
      Set<Subject> shown,
      @Nullable Means means,
      List<RightsChange> rights) {}

  /** Writes calls within the connection's transaction. */
  static void write(Connection connection, List<Unwritten> calls) throws SQLException {
    Map<Boolean, List<Unwritten>> showing =
        calls.stream().collect(Collectors.partitioningBy(each -> !each.shown().isEmpty()));
    write(connection, INSERT_SHOWING_NOBODY, showing.getOrDefault(false, List.of()));
    write(connection, INSERT_SHOWING, showing.getOrDefault(true, List.of()));
  }

  /** The same of one call, as the end of its transaction. */
  static LastStatement last(Unwritten call) {
    return new LastStatement(
        call.shown().isEmpty() ? INSERT_SHOWING_NOBODY : INSERT_SHOWING,
        (insert, from) -> bind(insert, from, call));
  }

  private static void write(Connection connection, String sql, List<Unwritten> calls)
      throws SQLException {
    if (calls.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Unwritten each : calls) {
        bind(insert, 1, each);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static int bind(PreparedStatement insert, int from, Unwritten call) throws SQLException {
    Subject subject = call.call().subject();
    int next = from;
    insert.setObject(next++, call.organizationId());
    insert.setObject(next++, UuidVersion7Strategy.INSTANCE.generateUuid(null));
    insert.setObject(next++, call.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    insert.setObject(next++, call.actorId());
    insert.setString(next++, call.address());
    insert.setString(next++, call.method());
    insert.setString(next++, call.call().route());
    insert.setString(next++, call.call().ids());
    insert.setInt(next++, call.status());
    insert.setString(next++, CallResult.of(call.status()).name());
    insert.setString(next++, means(call.means()));
    insert.setString(next++, call.rights().isEmpty() ? null : ChangedRights.text(call.rights()));
    if (!call.shown().isEmpty()) {
      for (String kind : KINDS) {
        insert.setObject(next++, ids(call.shown(), kind));
      }
    }
    insert.setObject(next++, call.organizationId());
    insert.setString(next++, subject == null ? null : subject.kind());
    insert.setObject(next++, subject == null ? null : subject.id());
    return next;
  }

  /** The system's own work has none. */
  private static @Nullable String means(@Nullable Means means) {
    return means == null || means == Means.SYSTEM ? null : means.name();
  }

  private static UUID[] ids(Set<Subject> subjects, String kind) {
    return subjects.stream()
        .filter(each -> each.kind().equals(kind))
        .map(Subject::id)
        .toArray(UUID[]::new);
  }
}
