package org.chairside.membership;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a clinic, with the query that says to which: rows of the thing's id, its clinic,
 * and its patient where it has one. A patient belongs to the clinics of their courses.
 */
enum Belonging {
  CLINIC("clinics", "clinicId", "t.id", "null::uuid", "clinic t"),
  SESSION("sessions", "sessionId", "t.clinic_id", "t.patient_id", "infusion_session t"),
  COURSE("courses", "courseId", "t.clinic_id", "t.patient_id", "course t"),
  FLAG(
      "flags",
      "flagId",
      "t.clinic_id",
      "c.patient_id",
      "flag t join course c on c.organization_id = t.organization_id and c.id = t.course_id"),
  CHAIR("chairs", "chairId", "t.clinic_id", "null::uuid", "chair t"),
  CLOSURE("closures", "closureId", "t.clinic_id", "null::uuid", "closure t"),
  HOLD("holds", "holdId", "t.clinic_id", "t.patient_id", "booking_hold t"),
  REPLAN("replans", "replanId", "t.clinic_id", "null::uuid", "replan t"),
  WAITLIST("waitlist", "entryId", "t.clinic_id", "t.patient_id", "waitlist_entry t"),
  OFFER("waitlist-offers", "offerId", "t.clinic_id", "null::uuid", "waitlist_offer t"),
  CALENDAR("calendar-tokens", "tokenId", "t.clinic_id", "null::uuid", "calendar_token t"),
  MOVE(
      "chart-moves",
      "moveId",
      "s.clinic_id",
      "s.patient_id",
      "chart_move t join infusion_session s on s.organization_id = t.organization_id"
          + " and s.id in (t.from_session_id, t.to_session_id)"),
  WHAT_IF(
      "what-ifs", "whatIfId", "t.clinic_id", "null::uuid", "what_if t", "t.clinic_id is not null"),
  PATIENT("patients", "patientId", "t.clinic_id", "t.patient_id", "course t") {
    @Override
    String id() {
      return "t.patient_id";
    }
  };

  private static final Map<String, Belonging> BY_SEGMENT = by(each -> each.segment);
  private static final Map<String, Belonging> BY_PART = by(each -> each.part);

  private final String segment;
  private final String part;
  private final String clinic;
  private final String patient;
  private final String rows;
  private final String condition;

  Belonging(String segment, String part, String clinic, String patient, String rows) {
    this(segment, part, clinic, patient, rows, "true");
  }

  Belonging(
      String segment, String part, String clinic, String patient, String rows, String condition) {
    this.segment = segment;
    this.part = part;
    this.clinic = clinic;
    this.patient = patient;
    this.rows = rows;
    this.condition = condition;
  }

  private static Map<String, Belonging> by(Function<Belonging, String> name) {
    return Arrays.stream(values()).collect(Collectors.toMap(name, Function.identity()));
  }

  /** What has its id behind this segment of a path, or null. */
  static @Nullable Belonging ofSegment(String segment) {
    return BY_SEGMENT.get(segment);
  }

  /** What a part of this name identifies in a body or an answer, or null. */
  static @Nullable Belonging ofPart(String part) {
    return BY_PART.get(part);
  }

  String id() {
    return "t.id";
  }

  /** Its rows; parameters are the organization and the ids. */
  String sql() {
    return "select %s as id, %s as clinic_id, %s as patient_id from %s where t.organization_id = ? and %s = any (?) and %s"
        .formatted(id(), clinic, patient, rows, id(), condition);
  }
}
