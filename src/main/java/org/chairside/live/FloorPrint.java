package org.chairside.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.database.OneOrganization;
import org.chairside.session.SessionCalendar;
import org.chairside.session.Sessions;

/**
 * Tells by one query whether anything of a clinic's floor has changed: from the clinic's last
 * event, which every charting writes, and from the rows that a board is made of, each with the
 * transaction that wrote it last.
 */
@ApplicationScoped
class FloorPrint {

  private static final String SELECT =
      """
      with seated as (
        select id, patient_id, course_id, xmin from infusion_session
        where organization_id = ? and clinic_id = ? and %1$s),
      booked as (
        select id, patient_id, xmin from infusion_session
        where organization_id = ? and clinic_id = ? and status = 'BOOKED'
          and starts_at >= ? and starts_at < ?),
      gone as (
        select id, xmin from infusion_session
        where organization_id = ? and clinic_id = ? and starts_at >= ? and discharged_at >= ?),
      print (hash) as (
        select hash_record_extended(row(id, xmin), 1) from seated
        union all select hash_record_extended(row(id, xmin), 2) from booked
        union all select hash_record_extended(row(id, xmin), 3) from gone
        union all select hash_record_extended(row(id, xmin), 4) from patient
          where organization_id = ? and id in (
            select patient_id from seated union select patient_id from booked)
        union all select hash_record_extended(row(id, xmin), 5) from threshold_override
          where organization_id = ? and patient_id in (select patient_id from seated)
        union all select hash_record_extended(row(id, xmin), 6) from flag
          where organization_id = ? and status <> 'RESOLVED'
            and session_id in (select id from seated)
        union all select hash_record_extended(row(id, xmin), 7) from flag
          where organization_id = ? and status <> 'RESOLVED'
            and session_id is null and course_id in (select course_id from seated)
        union all select hash_record_extended(row(id, xmin), 8) from chair
          where organization_id = ? and clinic_id = ?
        union all select hash_record_extended(row(id, xmin), 9) from clinic
          where organization_id = ? and id = ?)
      select (select last_number from event_counter where organization_id = ? and clinic_id = ?),
        count(*), bit_xor(hash)
      from print
      """
          .formatted(Sessions.PRESENT_IN_SQL);

  /**
   * Which bookings and departures a board shows.
   *
   * @param expectedFrom the earliest booked start of who is still expected
   * @param expectedUntil the first booked start that is too far ahead
   * @param leftSince the earliest departure that still matters to the chair
   */
  record Window(Instant expectedFrom, Instant expectedUntil, Instant leftSince) {

    private static final Duration AHEAD = Duration.ofDays(1);
    // A patient who is late is still expected.
    private static final Duration LATE = Duration.ofHours(2);
    // No turnover takes longer.
    private static final Duration LONGEST_TURNOVER = Duration.ofHours(2);

    static Window at(Instant now) {
      return new Window(now.minus(LATE), now.plus(AHEAD), now.minus(LONGEST_TURNOVER));
    }
  }

  /**
   * Equal to another of the same clinic only where its floor is the same.
   *
   * @param lastEvent the number of the clinic's last event
   * @param rows how many rows a board is made of
   * @param hash of their ids and last transactions
   */
  record Print(long lastEvent, long rows, long hash) {}

  private final OneOrganization organization;

  FloorPrint(OneOrganization organization) {
    this.organization = organization;
  }

  /** The floor's print now. */
  Print of(UUID clinicId, Window window) throws SQLException {
    UUID organizationId = Actor.current().organizationId();
    try (Connection connection = organization.connect(organizationId);
        PreparedStatement query = connection.prepareStatement(SELECT)) {
      Object[] values = {
        organizationId,
        clinicId,
        organizationId,
        clinicId,
        window.expectedFrom(),
        window.expectedUntil(),
        organizationId,
        clinicId,
        window.leftSince().minus(SessionCalendar.LONGEST_VISIT),
        window.leftSince(),
        organizationId,
        organizationId,
        organizationId,
        organizationId,
        organizationId,
        clinicId,
        organizationId,
        clinicId,
        organizationId,
        clinicId
      };
      for (int i = 0; i < values.length; i++) {
        query.setObject(
            i + 1,
            values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i]);
      }
      ResultSet row = query.executeQuery();
      row.next();
      return new Print(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }
}
