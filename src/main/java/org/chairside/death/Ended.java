package org.chairside.death;

import java.util.List;
import java.util.UUID;

/**
 * What ended with a patient's death.
 *
 * @param canceledSessions the booked sessions that were canceled
 * @param heldCourses the courses that were put on hold
 * @param withdrawnEntries the entries taken off the waitlist
 * @param openSessions sessions in which the patient has arrived: they stay, to be closed by hand
 */
record Ended(
    List<UUID> canceledSessions,
    List<UUID> heldCourses,
    List<UUID> withdrawnEntries,
    List<UUID> openSessions) {}
