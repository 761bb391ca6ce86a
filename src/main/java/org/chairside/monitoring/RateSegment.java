package org.chairside.monitoring;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The pump's rate from an instant on.
 *
 * @param from when the rate was set
 * @param mgPerHour milligrams of ketamine per hour
 */
public record RateSegment(Instant from, BigDecimal mgPerHour) {}
