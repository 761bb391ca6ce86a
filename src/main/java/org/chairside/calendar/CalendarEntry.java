package org.chairside.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A session as a calendar shows it.
 *
 * @param sessionId identifies it in every calendar
 * @param location the clinic's name
 * @param zone the clinic's, in whose wall-clock time it is shown
 * @param revision grows whenever the session moves or is canceled
 * @param calledOff whether it was canceled; a missed session still counts as an appointment
 */
record CalendarEntry(
    UUID sessionId,
    UUID clinicId,
    String summary,
    String location,
    Instant start,
    Instant end,
    ZoneId zone,
    int revision,
    Instant changedAt,
    boolean calledOff) {}
