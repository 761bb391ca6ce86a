package org.chairside.course;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recommended dose as people see it.
 *
 * @param sessionId the session after which it was given
 * @param dosePerKg mg per kg of body weight
 */
public record RecommendationView(
    UUID id,
    UUID courseId,
    UUID sessionId,
    BigDecimal dosePerKg,
    int infusionMinutes,
    String reason,
    Instant createdAt,
    @Nullable UUID createdBy) {

  public static RecommendationView of(DoseRecommendation recommendation) {
    return new RecommendationView(
        recommendation.id(),
        recommendation.courseId(),
        recommendation.sessionId(),
        recommendation.dosePerKg(),
        recommendation.infusionMinutes(),
        recommendation.reason(),
        recommendation.createdAt(),
        recommendation.createdBy());
  }
}
