package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.chairside.vocabulary.VitalSign;

/**
 * The set against which change is judged.
 *
 * @param windowMinutes of each vital sign the last value counts that was taken no longer than this
 *     before the start
 * @param required the vital signs without which the infusion does not start
 * @param source where that comes from
 */
public record BaselinePlan(int windowMinutes, List<VitalSign> required, String source) {
  public BaselinePlan {
    requireNonNull(required, "required is missing");
    requireNonNull(source, "source is missing");
    required = List.copyOf(required);
  }
}
