package org.chairside.trial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What must hold for a clinic's bookings no matter who made them, checked on the rows alone: each
 * rule is a query that lists violations, independent of the program's code.
 */
enum BookingRule {
  CHAIRS_HOLD_ONE_AT_A_TIME(
      """
      select a.id || ' and ' || b.id
      from standing a join standing b on a.chair_id = b.chair_id and a.id < b.id
      where tstzrange(a.starts_at, a.chair_free_at) && tstzrange(b.starts_at, b.chair_free_at)
      """),

  PATIENTS_ARE_IN_ONE_SESSION_AT_A_TIME(
      """
      select a.id || ' and ' || b.id
      from standing a join standing b on a.patient_id = b.patient_id and a.id < b.id
      where tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
      """),

  SESSIONS_LIE_IN_OPENING_HOURS(
      """
      select s.id || ' at ' || s.local_start
      from standing s
      where not exists (
        select from jsonb_array_elements(s.hours) h
        where h ->> 'day' = trim(to_char(s.local_start, 'DAY'))
          and (h ->> 'opens')::time <= s.local_start::time
          and s.local_end <= s.local_start::date + (h ->> 'closes')::time)
      """),

  NOBODY_SITS_IN_A_CLOSURE(
      """
      select s.id || ' in ' || c.id
      from standing s join closure c on c.clinic_id = s.clinic_id
        and (c.chair_id is null or c.chair_id = s.chair_id) and c.withdrawn_at is null
      where tstzrange(s.starts_at, s.ends_at) && tstzrange(c.starts_at, c.ends_at)
      """),

  /** For courses of one phase. */
  SESSIONS_ARE_AS_MANY_DAYS_APART_AS_ORDERED(
      """
      select id || ' ' || days || ' days after the one before'
      from (
        select s.id,
          s.local_start::date - lag(s.local_start::date) over w as days,
          (c.phases -> 0 -> 'gapDays' ->> 'min')::int as least,
          (c.phases -> 0 -> 'gapDays' ->> 'max')::int as most
        from standing s join course c on c.id = s.course_id
        window w as (partition by s.course_id order by s.starts_at)) gap
      where days not between least and most
      """),

  NURSES_DO_ONE_THING_AT_A_TIME(
      """
      with busy as (
        select id, nurse_id, 'set-up' as act, tstzrange(starts_at, infusion_at) as span
        from standing
        union all
        select id, nurse_id, 'disconnecting', tstzrange(infusion_ends_at, disconnected_at)
        from standing)
      select a.act || ' of ' || a.id || ' and ' || b.act || ' of ' || b.id
      from busy a join busy b on a.nurse_id = b.nurse_id and a.id < b.id and a.span && b.span
      """),

  /** Minute by minute. */
  NURSES_WATCH_NO_MORE_THAN_THEY_CAN(
      """
      with watched as (
        select s.nurse_id, minute, sum(1.0 / s.patients_per_nurse) as load
        from standing s
        cross join generate_series(
          s.infusion_at, s.ends_at - interval '1 minute', interval '1 minute') minute
        group by s.nurse_id, minute)
      select nurse_id || ' at ' || min(minute) || ': ' || max(load)
      from watched where nurse_id is not null and load > 1.000001 group by nurse_id
      """),

  SESSIONS_LIE_IN_THE_SHIFT_OF_THEIR_NURSE(
      """
      select s.id || ' at ' || s.local_start || ' of ' || coalesce(s.nurse_id::text, 'nobody')
      from standing s
      where not exists (
        select from clinic_day d cross join jsonb_array_elements(d.shifts) h
        where d.clinic_id = s.clinic_id and d.day = s.local_start::date
          and h ->> 'duty' = 'NURSE' and (h ->> 'staffId')::uuid = s.nurse_id
          and s.local_start >= d.day + (h ->> 'from')::time
          and s.local_end <= d.day + (h ->> 'until')::time)
      """),

  /** At the start of each, when the number grows. */
  PUMPS_ARE_THERE_FOR_ALL(
      """
      select s.id || ': ' || count(*) || ' pumps'
      from standing s join standing o on tstzrange(o.starts_at, o.disconnected_at) @> s.starts_at
      group by s.id, s.pumps having count(*) > s.pumps
      """);

  /** Every session that was not given up, with its own steps and the clinic's wall clock. */
  private static final String STANDING =
      """
      with standing as (
        select s.*,
          s.starts_at at time zone k.time_zone as local_start,
          s.ends_at at time zone k.time_zone as local_end,
          s.starts_at + make_interval(mins => s.preparation_minutes) as infusion_at,
          s.starts_at + make_interval(mins => s.preparation_minutes + s.infusion_minutes)
            as infusion_ends_at,
          s.starts_at + make_interval(
            mins => s.preparation_minutes + s.infusion_minutes + s.disconnect_minutes)
            as disconnected_at,
          case s.acuity when 'HIGH' then k.high_acuity_patients_per_nurse
            else k.patients_per_nurse end as patients_per_nurse,
          k.hours, k.pumps
        from infusion_session s join clinic k on k.id = s.clinic_id
        where s.clinic_id = ? and s.status not in ('CANCELLED', 'NO_SHOW'))
      """;

  private final String broken;

  BookingRule(String broken) {
    this.broken = broken;
  }

  /** What breaks the rule in that clinic, in words with ids. */
  List<String> broken(Connection database, UUID clinicId) throws SQLException {
    String query =
        broken.startsWith("with ") ? STANDING + ", " + broken.substring(5) : STANDING + broken;
    try (PreparedStatement statement = database.prepareStatement(query)) {
      statement.setObject(1, clinicId);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(name() + ": " + rows.getString(1));
        }
      }
      return found;
    }
  }
}
