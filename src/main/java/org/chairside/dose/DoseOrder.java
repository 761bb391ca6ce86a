package org.chairside.dose;

import java.math.BigDecimal;
import org.chairside.course.DoseRecommendation;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a session is ordered to give.
 *
 * @param dosePerKg mg per kg of body weight
 * @param infusionMinutes over how many minutes
 * @param recommendation what a clinician recommended after an earlier session, or null if the
 *     course's own order applies
 * @param note which part of the recommendation could not be followed and why, or null
 */
public record DoseOrder(
    BigDecimal dosePerKg,
    int infusionMinutes,
    @Nullable DoseRecommendation recommendation,
    @Nullable Message note) {}
