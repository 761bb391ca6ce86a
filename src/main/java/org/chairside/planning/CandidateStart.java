package org.chairside.planning;

import java.time.Instant;
import org.chairside.schedule.CapacityTimeline;
import org.jspecify.annotations.Nullable;

/**
 * A start that would keep every rule of clinic and patient, with what could take it if no other
 * session had to move.
 *
 * @param at the start in the unit of a {@link CapacityTimeline}
 * @param distance what the other time costs
 * @param chairs by their index among the clinic's chairs
 * @param nurses by their index among the day's staff
 * @param staff null on a day that has no roster
 */
@SuppressWarnings("ArrayRecordComponent") // made and read within one search
record CandidateStart(
    Instant start, long at, long distance, int[] chairs, int[] nurses, @Nullable DayStaff staff) {}
