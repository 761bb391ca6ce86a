package org.chairside.clinic;

import static org.chairside.clinic.ClinicMessages.CLINIC;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.chairside.platform.problem.Invalid;

/** Reads a clinic's time zone. */
final class ClinicZones {

  private ClinicZones() {}

  /** The IANA zone of that name, refusing what is none. */
  static ZoneId zone(String id) {
    try {
      ZoneId zone = ZoneId.of(id);
      if (ZoneId.getAvailableZoneIds().contains(zone.getId())) {
        return zone;
      }
    } catch (DateTimeException _) {
      // falls through to the refusal
    }
    throw new Invalid("timeZone", CLINIC.timeZone());
  }
}
