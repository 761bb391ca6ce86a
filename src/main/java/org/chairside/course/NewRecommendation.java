package org.chairside.course;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician recommends for the next sessions; either dose or minutes may be omitted and then
 * stays as ordered for this session.
 *
 * @param dosePerKg mg per kg of body weight
 * @param infusionMinutes 45 to 90
 * @param confirmed true where more than twice the course's dose is meant
 */
public record NewRecommendation(
    @Nullable
        @DecimalMin(value = "0.01")
        @DecimalMax(value = "10")
        @Digits(integer = 2, fraction = 3)
        BigDecimal dosePerKg,
    @Nullable @Range(min = 45, max = 90) Integer infusionMinutes,
    @NotBlank @Size(max = 1000) String reason,
    @Nullable Boolean confirmed) {}
