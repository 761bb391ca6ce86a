package org.chairside.recordexport;

import java.util.Locale;

/**
 * A table with rows of a patient's record, and how they are found. A test holds the list against
 * the foreign keys of the database, so that a new table is not forgotten.
 *
 * <p>The conditions speak of sets: {@code record}, the patient and the patients who were merged
 * into this one; {@code courses} and {@code sessions}, theirs. What was charted in their sessions
 * for somebody else, and moved there, is that patient's: {@code anothers} has it with all that it
 * corrected, {@code anothers_flags} the flags that were withdrawn with it.
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
  OBSERVATION("id in (select id from entry) and id not in (select id from anothers)"),
  SIDE_EFFECT("id in (select id from entry) and id not in (select id from anothers)"),
  SIDE_EFFECT_GRADE(
      "side_effect_id in (select id from entry) and side_effect_id not in (select id from anothers)"),
  RECOVERY_SCORE("session_id in (select id from sessions)"),
  FLAG(
      "(session_id in (select id from sessions) or course_id in (select id from courses))"
          + " and id not in (select id from anothers_flags)"),
  FLAG_ESCALATION(
      "flag_id in (select id from flag where session_id in (select id from sessions)"
          + " or course_id in (select id from courses))"
          + " and flag_id not in (select id from anothers_flags)"),
  SESSION_ADDENDUM("session_id in (select id from sessions)"),
  OUTCOME("course_id in (select id from courses)"),
  REMINDER("course_id in (select id from courses)"),
  BROKEN_GLASS("patient_id in (select id from record)"),
  EVENT(
      "session_id in (select id from sessions) and not exists ("
          + "select from (select id from anothers union select id from anothers_flags) gone"
          + " where position(gone.id::text in t.data::text) > 0)",
      "number"),
  RECORD_VERSION(
      "kind = 'patient' and record_id in (select id from record)"
          + " or kind = 'course' and record_id in (select id from courses)",
      "number");

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
