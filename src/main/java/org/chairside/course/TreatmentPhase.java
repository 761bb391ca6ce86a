package org.chairside.course;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.chairside.platform.web.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;

/**
 * One phase of a course, such as an induction of six sessions two to four days apart.
 *
 * @param gapDays days from one session to the next within the phase, and to the phase's first
 *     session from the last of the phase before
 */
@Schema(name = "Phase")
public record TreatmentPhase(
    @NotBlank @Size(max = 100) @OneLine String name,
    @NotNull @Range(min = 1, max = 60) Integer sessions,
    @NotNull @Valid Gap gapDays) {

  /** Days between sessions: at least, ideally, at most. */
  public record Gap(
      @NotNull @Range(min = 1, max = 365) Integer min,
      @NotNull @Range(min = 1, max = 365) Integer target,
      @NotNull @Range(min = 1, max = 365) Integer max) {

    @JsonIgnore
    @AssertTrue(message = "course.gaps-in-order")
    @SuppressWarnings("NullAway") // Bean Validation also asks a record whose parts are missing
    public boolean isOrdered() {
      return min == null || target == null || max == null || (min <= target && target <= max);
    }
  }
}
