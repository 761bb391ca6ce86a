package org.chairside.clinic;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A clinic has another time zone, and what is booked there keeps its wall time; fired within the
 * transaction that changes it.
 *
 * @param at only what comes after it changes its instant
 */
public record ClinicZoneChanged(UUID clinicId, ZoneId from, ZoneId to, Instant at) {

  /** The instant that shows the same wall time in the new zone. */
  public Instant moved(Instant before) {
    return before.atZone(from).withZoneSameLocal(to).toInstant();
  }
}
