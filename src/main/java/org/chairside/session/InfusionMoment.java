package org.chairside.session;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the pump was doing at a moment after the start.
 *
 * @param minutesSinceStart whole minutes, pauses counted in
 * @param mgPerHour the rate then; zero in a pause and after the end
 * @param mgPerKgPerHour the same by the patient's weight, to three decimals; null where not weighed
 * @param deliveredMg what had been delivered by then
 */
public record InfusionMoment(
    long minutesSinceStart,
    BigDecimal mgPerHour,
    @Nullable BigDecimal mgPerKgPerHour,
    BigDecimal deliveredMg) {}
