package org.chairside.trial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;

/**
 * Sessions written straight into the database, many at once, as months of work would leave them.
 * What they do not differ in they have from one session that a test clinic booked and checked in
 * over HTTP.
 *
 * <p>One session starts every four hours in each chair, the latest yesterday; a patient has about
 * ten. The same seed gives the same values.
 */
final class Bulk {

  static final Duration BETWEEN_STARTS = Duration.ofHours(4);

  private final TestDatabase.Access database;
  private final TestClinic clinic;
  private final UUID template;
  private final Instant latest = TestClinic.now().minus(Duration.ofDays(1));
  private Instant free = latest;

  Bulk(TestDatabase.Access database, TestClinic clinic) {
    this.database = database;
    this.clinic = clinic;
    template = clinic.aCheckedInSession();
  }

  /** From when on this many of the sessions of the past began, counted back from the latest. */
  Instant beginningOf(int sessions) {
    int slots = Math.ceilDiv(sessions, clinic.chairIds.size());
    return latest.minus(BETWEEN_STARTS.multipliedBy(slots - 1L));
  }

  /**
   * Sessions that are over: about 15 observations each, from five minutes before the start to 40
   * minutes after the end, a third of them partial; pressures that rise with the dose, in some to
   * where it is critical; a side effect in three of ten. They follow the protocol's versions 1 and
   * 2 by turns.
   */
  void past(int sessions) throws SQLException {
    try (Connection connection = connect()) {
      plan(connection, sessions);
      run(connection, PAST);
      run(connection, SEGMENTS);
      run(connection, OBSERVATIONS);
      run(connection, SIDE_EFFECTS);
      connection.commit();
    }
    analyze();
  }

  /** Sessions that were checked in and left alone: their first set is overdue at that instant. */
  void leftAlone(int sessions, Instant overdueAt) throws SQLException {
    try (Connection connection = connect()) {
      plan(connection, sessions);
      try (PreparedStatement insert = connection.prepareStatement(LEFT_ALONE)) {
        insert.setObject(1, overdueAt.atOffset(ZoneOffset.UTC));
        insert.setObject(2, template);
        insert.executeUpdate();
      }
      connection.commit();
    }
    analyze();
  }

  private Connection connect() throws SQLException {
    Connection connection = database.connectAsOwner();
    connection.setAutoCommit(false);
    return connection;
  }

  private void plan(Connection connection, int sessions) throws SQLException {
    int chairs = clinic.chairIds.size();
    int patients = Math.ceilDiv(sessions, 10 * chairs) * chairs;
    try (PreparedStatement seed = connection.prepareStatement("select setseed(0.42)")) {
      seed.execute();
    }
    try (PreparedStatement people = connection.prepareStatement(PEOPLE)) {
      people.setInt(1, patients);
      people.execute();
    }
    try (PreparedStatement plan = connection.prepareStatement(PLAN)) {
      plan.setObject(1, free.atOffset(ZoneOffset.UTC));
      plan.setInt(2, chairs);
      plan.setArray(3, connection.createArrayOf("uuid", clinic.chairIds.toArray()));
      plan.setInt(4, chairs);
      plan.setInt(5, patients);
      plan.setInt(6, sessions - 1);
      plan.setInt(7, patients);
      plan.execute();
    }
    run(connection, PATIENTS);
    run(connection, COURSES);
    free = free.minus(BETWEEN_STARTS.multipliedBy(Math.ceilDiv(sessions, chairs)));
  }

  private void run(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (sql.contains("?")) {
        statement.setObject(1, template);
      }
      statement.executeUpdate();
    }
  }

  private void analyze() throws SQLException {
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private static final String PEOPLE =
      """
      create temp table people on commit drop as
      select p, uuidv7() patient, uuidv7() course from generate_series(0, ? - 1) p
      """;

  private static final String PLAN =
      """
      create temp table plan on commit drop as
      select i, uuidv7() id, patient, course,
        (?::timestamptz) - (i / ?) * interval '4 hours' start,
        (?::uuid[])[1 + i % ?] chair, 1 + i / ? number,
        105 + 30 * random() pressure, random() * random() * 75 rise
      from generate_series(0, ?) i join people on p = i % ?
      """;

  private static final String PATIENTS =
      """
      insert into patient
      select r.* from people, infusion_session s join patient t
          on t.organization_id = s.organization_id and t.id = s.patient_id,
        lateral jsonb_populate_record(t, jsonb_build_object('id', patient, 'mrn', patient)) r
      where s.id = ?
      """;

  private static final String COURSES =
      """
      insert into course
      select r.* from people, infusion_session s join course t
          on t.organization_id = s.organization_id and t.id = s.course_id,
        lateral jsonb_populate_record(t, jsonb_build_object('id', course, 'patient_id', patient)) r
      where s.id = ?
      """;

  private static final String PAST =
      """
      insert into infusion_session
      select r.* from plan, infusion_session t,
        lateral jsonb_populate_record(t, jsonb_build_object(
          'id', plan.id, 'patient_id', patient, 'course_id', course, 'chair_id', chair,
          'number', plan.number, 'status', 'DISCHARGED', 'protocol_version', 1 + i % 2,
          'starts_at', start - interval '25 min', 'ends_at', start + interval '2 hours',
          'chair_free_at', start + interval '150 min',
          'checked_in_at', start - interval '20 min',
          'check_in_recorded_at', start - interval '19 min',
          'started_at', start, 'dose_mg', 35, 'pump', 'P-7',
          'infusion_ended_at', start + interval '60 min',
          'phase_recorded_at', start + interval '61 min',
          'discharged_at', start + interval '105 min',
          'discharge_recorded_at', start + interval '106 min', 'next_check_at', null)) r
      where t.id = ?
      """;

  private static final String SEGMENTS =
      """
      insert into infusion_segment
        (organization_id, id, session_id, position, started_at, mg_per_hour, reason, created_at)
      select t.organization_id, uuidv7(), plan.id, position,
        start + interval '10 min' * position, case position when 1 then 0 else 35 end,
        case position when 0 then 'start' else 'a break' end,
        start + interval '10 min' * position + interval '30 seconds'
      from plan, infusion_session t, generate_series(0, case when i % 20 = 0 then 2 else 0 end) position
      where t.id = ?
      """;

  private static final String OBSERVATIONS =
      """
      insert into observation
        (organization_id, id, session_id, taken_at, recorded_at, source, systolic, diastolic,
         heart_rate, spo2, respiratory_rate, temperature, supplemental_oxygen, consciousness,
         sedation, pain, implausible, entered_late)
      select t.organization_id, uuidv7(), plan.id, start + interval '1 min' * minute,
        start + interval '1 min' * (minute + random()), 'CHAIR',
        systolic, round(systolic * 0.62), round(62 + rise / 3 + 10 * random()),
        case when random() < 0.04 then 93 else 96 + floor(3 * random()) end,
        case when whole then 13 + floor(4 * random()) end,
        case when whole then 36.4 + round(random()::numeric, 1) / 2 end,
        case when whole then false end, case when whole then 'ALERT' end,
        case when whole then 5 end, case when whole then floor(5 * random()) end, '[]', false
      from plan, infusion_session t, generate_series(0, 14) k,
        lateral (select case when k = 0 then -5 when k < 11 then 6 * k else 60 + 10 * (k - 10) end
          as minute) m,
        lateral (select k = 0 or random() < 0.67 whole,
          round(pressure + rise * sin(pi() * greatest(0, least(1, minute / 80.0)))
            + 8 * random()) systolic, i) v
      where t.id = ?
      """;

  private static final String SIDE_EFFECTS =
      """
      insert into side_effect
        (organization_id, id, session_id, type, severity, onset_at, resolved_at,
         resolution_recorded_at, created_at, version)
      select t.organization_id, uuidv7(), plan.id,
        case i % 10 when 0 then 'NAUSEA' when 3 then 'DISSOCIATION' else 'DIZZINESS' end,
        case i % 50 when 0 then 'SEVERE' when 3 then 'SEVERE' when 10 then 'MODERATE' else 'MILD' end,
        start + interval '25 min', start + interval '55 min', start + interval '56 min',
        start + interval '26 min', 0
      from plan, infusion_session t
      where i % 10 in (0, 3, 6) and t.id = ?
      """;

  private static final String LEFT_ALONE =
      """
      insert into infusion_session
      select r.* from plan, (select ?::timestamptz at) due, infusion_session t,
        lateral jsonb_populate_record(t, jsonb_build_object(
          'id', plan.id, 'patient_id', patient, 'course_id', course, 'chair_id', chair,
          'number', plan.number, 'starts_at', start - interval '25 min',
          'ends_at', start + interval '2 hours', 'chair_free_at', start + interval '150 min',
          'checked_in_at', at - interval '45 min', 'phase_recorded_at', at - interval '45 min',
          'check_in_recorded_at', at - interval '45 min', 'next_check_at', at)) r
      where t.id = ?
      """;
}
