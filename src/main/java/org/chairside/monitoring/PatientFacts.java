package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of the patient.
 *
 * @param spo2Scale the NEWS2 oxygen saturation scale: 2 where a clinician prescribed the target 88
 *     to 92 %, else 1
 * @param weightKg body weight in kg; null where the patient was not weighed
 * @param history what is known of earlier sessions; null where that was not looked up
 * @param overrides the limits that a clinician set for this patient, at whatever time
 */
public record PatientFacts(
    int spo2Scale,
    @Nullable BigDecimal weightKg,
    @Nullable History history,
    List<ThresholdOverride> overrides) {
  public PatientFacts {
    if (spo2Scale != 1 && spo2Scale != 2) {
      throw new IllegalArgumentException("the SpO2 scale is 1 or 2, not " + spo2Scale);
    }
    overrides = List.copyOf(overrides);
  }

  /** A patient with only a known oxygen saturation scale. */
  public static PatientFacts onScale(int spo2Scale) {
    return new PatientFacts(spo2Scale, null, null, List.of());
  }

  /**
   * The patient's earlier sessions, as they were known at check-in.
   *
   * @param sessions how many infusions were started before this one, over all courses
   * @param reactions what the patient had in them, each with the worst it was
   */
  public record History(int sessions, List<Reaction> reactions) {
    public History {
      reactions = List.copyOf(reactions);
    }
  }

  /** A side effect of an earlier session. */
  public record Reaction(SideEffectType type, SideEffectSeverity severity) {
    public Reaction {
      requireNonNull(type, "type is missing");
      requireNonNull(severity, "severity is missing");
    }
  }
}
