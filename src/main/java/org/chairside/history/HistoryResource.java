package org.chairside.history;

import static org.chairside.message.FieldMessages.FIELD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.course.Courses;
import org.chairside.history.RecordVersions.Kind;
import org.chairside.history.RecordVersions.Version;
import org.chairside.message.Message;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Page;
import org.chairside.staff.StaffMembers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who changed a patient's, a course's or a staff member's record, when, and from what to what. */
@Path("/")
@OneTransaction
class HistoryResource {

  /** Columns that only say why and when the others changed. */
  private static final Set<String> REASONS =
      Set.of("revised_at", "revision_reason", "dose_ordered_at", "status_reason");

  private final RecordVersions versions;
  private final Patients patients;
  private final Courses courses;
  private final StaffMembers staff;

  HistoryResource(RecordVersions versions, Patients patients, Courses courses, StaffMembers staff) {
    this.versions = versions;
    this.patients = patients;
    this.courses = courses;
    this.staff = staff;
  }

  /**
   * One change of a record, or its beginning.
   *
   * @param number grows with each change of any record
   * @param by who made it; null for the program itself, and before versions were kept
   * @param first whether the record begins with it: every field is new
   * @param fields those that changed, by name
   * @param reason why, where the change has a reason: a course's revision, hold, release, end
   */
  public record RecordChange(
      long number,
      Instant at,
      @Nullable UUID by,
      boolean first,
      List<FieldChange> fields,
      @Nullable Message reason) {}

  /**
   * A field's value before and after.
   *
   * @param field its name, as the record's own view has it
   * @param before null where there was none
   * @param after null where there is none
   */
  public record FieldChange(
      String field,
      @Schema(implementation = Object.class) @Nullable Object before,
      @Schema(implementation = Object.class) @Nullable Object after) {}

  /** A patient's changes, the newest first. */
  @GET
  @Path("/patients/{id}/history")
  @Authenticated
  public Page<RecordChange> ofPatient(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return page(Kind.PATIENT, patients.get(id).id(), limit, cursor);
  }

  /** A course's changes, the newest first: its order, and when it was held, released, canceled. */
  @GET
  @Path("/courses/{id}/history")
  @Authenticated
  public Page<RecordChange> ofCourse(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return page(Kind.COURSE, courses.get(id).id(), limit, cursor);
  }

  /** A staff member's changes, the newest first; roles are among the fields, passwords are not. */
  @GET
  @Path("/staff/{id}/history")
  @RolesAllowed(Role.ADMINS)
  public Page<RecordChange> ofStaff(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return page(Kind.STAFF, staff.get(id).id(), limit, cursor);
  }

  private Page<RecordChange> page(
      Kind kind, UUID id, @Nullable String limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    List<Version> found =
        versions.newest(Actor.current().organizationId(), kind, id, before(cursor), most + 1);
    List<RecordChange> changes = new ArrayList<>();
    for (int i = 0; i < Math.min(most, found.size()); i++) {
      changes.add(change(found.get(i), i + 1 < found.size() ? found.get(i + 1) : null));
    }
    String next = found.size() > most ? String.valueOf(changes.getLast().number()) : null;
    return new Page<>(changes, next);
  }

  private static @Nullable Long before(@Nullable String cursor) {
    try {
      return cursor == null || cursor.isEmpty() ? null : Long.valueOf(cursor);
    } catch (NumberFormatException _) {
      throw new Invalid("cursor", FIELD.wholeNumber());
    }
  }

  private static RecordChange change(Version version, @Nullable Version before) {
    JsonNode was = before == null ? NullNode.getInstance() : before.data();
    Set<String> names = new TreeSet<>();
    version.data().fieldNames().forEachRemaining(names::add);
    was.fieldNames().forEachRemaining(names::add);
    List<FieldChange> fields =
        names.stream()
            .filter(name -> !REASONS.contains(name))
            .filter(name -> differs(was, version.data(), name))
            .map(
                name -> new FieldChange(camel(name), value(was, name), value(version.data(), name)))
            .toList();
    return new RecordChange(
        version.number(),
        version.at(),
        version.by(),
        before == null,
        fields,
        before == null ? null : reason(was, version.data()));
  }

  private static @Nullable Message reason(JsonNode was, JsonNode is) {
    String column =
        differs(was, is, "revised_at")
            ? "revision_reason"
            : differs(was, is, "status") ? "status_reason" : null;
    JsonNode reason = column == null ? null : is.get(column);
    return reason == null || reason.isNull() ? null : Message.ofColumn(reason.asText());
  }

  private static boolean differs(JsonNode was, JsonNode is, String name) {
    return !value(was, name).equals(value(is, name));
  }

  private static JsonNode value(JsonNode data, String name) {
    JsonNode value = data.get(name);
    return value == null ? NullNode.getInstance() : value;
  }

  /** A column's name as the JSON of the API writes it. */
  private static String camel(String column) {
    StringBuilder name = new StringBuilder();
    for (String word : column.split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
