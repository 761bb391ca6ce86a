package org.chairside.demo;

import java.time.Duration;
import java.util.List;
import org.chairside.demo.Physiology.Reaction;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.jspecify.annotations.Nullable;

/** What makes a demo session different from a routine one. */
enum Scenario {
  /** Nothing. */
  CALM,
  /** Pressure shoots up a quarter of an hour after the start. */
  HYPERTENSIVE,
  /** Saturation falls, and the patient gets oxygen for a while. */
  DESATURATION,
  /** The patient hallucinates, more and more. */
  HALLUCINATION,
  /** Somebody forgets the set of the half hour. */
  FORGOTTEN_SET,
  /** The patient is sick and wants a break. */
  BREAK,
  /** The patient came early. */
  EARLY;

  /** The reason that the nurse of the demo writes down for a break. */
  static final String BREAK_REASON = "Patient feels sick and asks for a short break";

  private static final double BREAK_AT = 19;

  /** What the patient complains of, and when. */
  record Complaint(
      double minute, SideEffectType type, SideEffectSeverity severity, String action) {}

  List<Complaint> complaints() {
    return switch (this) {
      case HALLUCINATION ->
          List.of(
              new Complaint(
                  13.5,
                  SideEffectType.HALLUCINATION,
                  SideEffectSeverity.MODERATE,
                  "Stays with the patient, lights dimmed"),
              new Complaint(
                  16.5,
                  SideEffectType.HALLUCINATION,
                  SideEffectSeverity.SEVERE,
                  "Clinician called"));
      case BREAK ->
          List.of(
              new Complaint(
                  BREAK_AT - 1,
                  SideEffectType.NAUSEA,
                  SideEffectSeverity.MODERATE,
                  "Ondansetron offered"));
      case CALM, HYPERTENSIVE, DESATURATION, FORGOTTEN_SET, EARLY -> List.of();
    };
  }

  @Nullable Reaction reaction() {
    return switch (this) {
      case HYPERTENSIVE -> new Reaction(15.5, 38, 0);
      case DESATURATION -> new Reaction(9.5, 0, 5);
      case CALM, HALLUCINATION, FORGOTTEN_SET, BREAK, EARLY -> null;
    };
  }

  /** The minute of the break; null where there is none. */
  @Nullable Double breakAt() {
    return this == BREAK ? BREAK_AT : null;
  }

  /** From check-in to the baseline. */
  Duration untilBaseline() {
    return Duration.ofMinutes(this == EARLY ? 34 : 8);
  }

  /** From check-in to the start of the infusion. */
  Duration untilStart() {
    return Duration.ofMinutes(this == EARLY ? 40 : 15);
  }

  /** How long a set that is due this long after the start is forgotten beyond the usual. */
  Duration forgets(Duration sinceStart) {
    long minutes = sinceStart.toMinutes();
    return this == FORGOTTEN_SET && minutes >= 25 && minutes < 36
        ? Duration.ofMinutes(10)
        : Duration.ZERO;
  }
}
