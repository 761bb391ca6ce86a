package org.chairside.schedule;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a session would break, or breaks.
 *
 * @param of the chair, patient or nurse that is concerned, where there is one
 * @param interval when it is broken
 * @param with the sessions and holds in the way
 * @param detail what else there is to say, such as the reason of a closure
 */
public record Breach(
    BookingRule rule,
    @Nullable UUID of,
    Interval interval,
    List<Appointment> with,
    @Nullable String detail) {}
