package org.chairside.recordexport;

import java.util.Locale;

/**
 * A table with rows of a patient's record, and how they are found. A test holds the list against
 * the foreign keys of the database, so that a new table is not forgotten.
 *
 * <p>The conditions speak of three sets: {@code record}, the patient and the patients who were
 * merged into this one; {@code courses} and {@code sessions}, theirs.
 */
enum RecordTable {
  PATIENT("id in (select id from record)"),
  PATIENT_DEATH("patient_id in (select id from record)"),
  PATIENT_MERGE("survivor_id in (select id from record)"),
  THRESHOLD_OVERRIDE("patient_id in (select id from record)"),
  COURSE("id in (select id from courses)"),
  DOSE_RECOMMENDATION("course_id in (select id from courses)"),
  BOOKING_HOLD("course_id in (select id from courses)"),
  WAITLIST_ENTRY("course_id in (select id from courses)"),
  WAITLIST_OFFER(
      "entry_id in (select id from waitlist_entry where course_id in (select id from courses))"),
  INFUSION_SESSION("id in (select id from sessions)"),
  INFUSION_SEGMENT("session_id in (select id from sessions)"),
  OBSERVATION("session_id in (select id from sessions)" + RecordTable.NOT_ANOTHERS),
  SIDE_EFFECT("session_id in (select id from sessions)" + RecordTable.NOT_ANOTHERS),
  SIDE_EFFECT_GRADE(
      "side_effect_id in (select id from side_effect where session_id in (select id from sessions)"
          + RecordTable.NOT_ANOTHERS
          + ")"),
  RECOVERY_SCORE("session_id in (select id from sessions)"),
  FLAG("session_id in (select id from sessions) or course_id in (select id from courses)"),
  FLAG_ESCALATION(
      "flag_id in (select id from flag where session_id in (select id from sessions)"
          + " or course_id in (select id from courses))"),
  SESSION_ADDENDUM("session_id in (select id from sessions)"),
  OUTCOME("course_id in (select id from courses)"),
  REMINDER("course_id in (select id from courses)"),
  BROKEN_GLASS("patient_id in (select id from record)"),
  EVENT("session_id in (select id from sessions)", "number"),
  RECORD_VERSION(
      "kind = 'patient' and record_id in (select id from record)"
          + " or kind = 'course' and record_id in (select id from courses)",
      "number");

  /** An entry that was made for somebody else, and moved there, is the other patient's. */
  private static final String NOT_ANOTHERS =
      " and (moved_to is null or moved_to in (select id from sessions))";

  private final String condition;
  private final String order;

  /** Ids grow with time. */
  RecordTable(String condition) {
    this(condition, "id");
  }

  RecordTable(String condition, String order) {
    this.condition = condition;
    this.order = order;
  }

  String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A select of one row: the table's name, and its rows as a JSON array in their order. */
  String rows() {
    return """
        select '%1$s' as name, coalesce(
          jsonb_agg(to_jsonb(t) - array['organization_id', 'search_text', 'phone_digits'] order by t.%3$s),
          '[]') as rows
        from %1$s t where t.organization_id = (select organization from asked) and (%2$s)
        """
        .formatted(table(), condition, order);
  }
}
