package org.chairside.monitoring;

import java.time.Instant;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.vocabulary.VitalSign;

/**
 * A part of a score that was not measured in this set but shortly before.
 *
 * @param parameter what was carried forward
 * @param value in words, such as "temperature 36.8 °C"
 * @param reading the observation it comes from
 * @param takenAt when that was measured
 */
public record Carried(VitalSign parameter, Message value, UUID reading, Instant takenAt) {}
