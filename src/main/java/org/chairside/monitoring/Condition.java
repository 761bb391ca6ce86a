package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.chairside.observation.Consciousness;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * What a level of a rule requires of a timeline. A condition is a value; {@link ConditionEvaluator}
 * answers it with one of three {@link Verdict verdicts}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Condition.AtLeast.class, name = "at-least"),
  @JsonSubTypes.Type(value = Condition.AtMost.class, name = "at-most"),
  @JsonSubTypes.Type(value = Condition.Rise.class, name = "rise"),
  @JsonSubTypes.Type(value = Condition.Fall.class, name = "fall"),
  @JsonSubTypes.Type(value = Condition.ConsciousnessIs.class, name = "consciousness"),
  @JsonSubTypes.Type(value = Condition.News2AtLeast.class, name = "news2"),
  @JsonSubTypes.Type(value = Condition.News2SingleAtLeast.class, name = "news2-single"),
  @JsonSubTypes.Type(value = Condition.News2Incomplete.class, name = "news2-incomplete"),
  @JsonSubTypes.Type(value = Condition.SideEffect.class, name = "side-effect"),
  @JsonSubTypes.Type(value = Condition.SymptomPresent.class, name = "symptom-present"),
  @JsonSubTypes.Type(value = Condition.PhaseIs.class, name = "phase"),
  @JsonSubTypes.Type(value = Condition.MinutesSinceStart.class, name = "minutes-since-start"),
  @JsonSubTypes.Type(value = Condition.Spo2ScaleIs.class, name = "spo2-scale"),
  @JsonSubTypes.Type(value = Condition.Sustained.class, name = "sustained"),
  @JsonSubTypes.Type(value = Condition.Trend.class, name = "trend"),
  @JsonSubTypes.Type(value = Condition.FirstSessions.class, name = "first-sessions"),
  @JsonSubTypes.Type(value = Condition.EarlierReaction.class, name = "earlier-reaction"),
  @JsonSubTypes.Type(value = Condition.DeliveredDose.class, name = "delivered-dose"),
  @JsonSubTypes.Type(value = Condition.AllOf.class, name = "all-of"),
  @JsonSubTypes.Type(value = Condition.AnyOf.class, name = "any-of"),
  @JsonSubTypes.Type(value = Condition.VitalsOverdue.class, name = "vitals-overdue"),
  @JsonSubTypes.Type(value = Condition.InfusionOverrun.class, name = "infusion-overrun")
})
public sealed interface Condition {

  /** How a change from baseline is counted. */
  enum Measure {
    /** Per cent of the baseline. */
    PERCENT,
    /** The sign's own unit. */
    UNITS
  }

  /** Which way a sign moves. */
  enum Direction {
    RISING,
    FALLING
  }

  /** How a dose is counted. */
  enum DoseUnit {
    MG,
    /** Milligrams per kilogram of the weight known at check-in. */
    MG_PER_KG,
    /** Per cent of the dose that was set up at the start. */
    PERCENT_OF_PLANNED
  }

  /** The sign's number is this or more, in its unit. */
  record AtLeast(VitalSign sign, BigDecimal value) implements Condition {
    public AtLeast {
      requireNonNull(sign, "sign is missing");
      requireNonNull(value, "value is missing");
    }
  }

  /** The sign's number is this or less, in its unit. */
  record AtMost(VitalSign sign, BigDecimal value) implements Condition {
    public AtMost {
      requireNonNull(sign, "sign is missing");
      requireNonNull(value, "value is missing");
    }
  }

  /** The sign has risen from this patient's baseline by this much or more. */
  record Rise(VitalSign sign, BigDecimal by, Measure in) implements Condition {
    public Rise {
      requireNonNull(sign, "sign is missing");
      requireNonNull(by, "by is missing");
      requireNonNull(in, "in is missing");
    }
  }

  /** The sign has fallen from this patient's baseline by this much or more. */
  record Fall(VitalSign sign, BigDecimal by, Measure in) implements Condition {
    public Fall {
      requireNonNull(sign, "sign is missing");
      requireNonNull(by, "by is missing");
      requireNonNull(in, "in is missing");
    }
  }

  /** Consciousness (ACVPU) is one of these. */
  record ConsciousnessIs(List<Consciousness> oneOf) implements Condition {
    public ConsciousnessIs {
      requireNonNull(oneOf, "oneOf is missing");
      oneOf = List.copyOf(oneOf);
    }
  }

  /** The NEWS2 total is this or more; an incomplete score may already be so by its known parts. */
  record News2AtLeast(int total) implements Condition {}

  /** One part of NEWS2 has this many points or more. */
  record News2SingleAtLeast(int points) implements Condition {}

  /** NEWS2 cannot be given because a part is missing. */
  record News2Incomplete() implements Condition {}

  /**
   * A side effect of one of these types has at least this severity and, if required, has lasted.
   *
   * @param lastingMinutes it lasted this many minutes or more after its onset; null if that does
   *     not matter
   * @param minutesAfterEnd it was still present this many minutes after the infusion's end; null if
   *     that does not matter
   */
  record SideEffect(
      List<SideEffectType> types,
      SideEffectSeverity severity,
      @Nullable Integer lastingMinutes,
      @Nullable Integer minutesAfterEnd)
      implements Condition {
    public SideEffect {
      requireNonNull(severity, "severity is missing");
      requireNonNull(types, "types is missing");
      types = List.copyOf(types);
    }
  }

  /** A symptom of one of these types is present at that moment, whatever its severity. */
  record SymptomPresent(List<SideEffectType> types) implements Condition {
    public SymptomPresent {
      requireNonNull(types, "types is missing");
      types = List.copyOf(types);
    }
  }

  /** The session is in this phase at that moment. */
  record PhaseIs(Phase phase) implements Condition {
    public PhaseIs {
      requireNonNull(phase, "phase is missing");
    }
  }

  /** The infusion was started this many minutes before: from, inclusive, until, exclusive. */
  record MinutesSinceStart(int from, int until) implements Condition {}

  /** The patient's prescribed NEWS2 oxygen saturation scale. */
  record Spo2ScaleIs(int scale) implements Condition {}

  /**
   * A condition on vital signs has held in so many readings in a row, up to this one.
   *
   * @param readings how many at least, this one among them
   * @param minutes how long at least from the first of them to this one
   */
  record Sustained(Condition condition, int readings, int minutes) implements Condition {
    public Sustained {
      requireNonNull(condition, "condition is missing");
    }
  }

  /**
   * The sign has moved by this much or more from its least worrying value of the minutes before.
   *
   * @param withinMinutes how far back it is compared
   * @param readings how many readings of the sign those minutes must hold, this one among them
   */
  record Trend(
      VitalSign sign,
      Direction direction,
      BigDecimal by,
      Measure in,
      int withinMinutes,
      int readings)
      implements Condition {
    public Trend {
      requireNonNull(sign, "sign is missing");
      requireNonNull(direction, "direction is missing");
      requireNonNull(by, "by is missing");
      requireNonNull(in, "in is missing");
    }
  }

  /** It is one of the patient's first sessions: this many, counted over all courses. */
  record FirstSessions(int sessions) implements Condition {}

  /** In an earlier session the patient had one of these, at its worst at least this severe. */
  record EarlierReaction(List<SideEffectType> types, SideEffectSeverity severity)
      implements Condition {
    public EarlierReaction {
      requireNonNull(severity, "severity is missing");
      requireNonNull(types, "types is missing");
      types = List.copyOf(types);
    }
  }

  /** At least this much of the drug has been delivered. */
  record DeliveredDose(BigDecimal value, DoseUnit in) implements Condition {
    public DeliveredDose {
      requireNonNull(value, "value is missing");
      requireNonNull(in, "in is missing");
    }
  }

  /** Every one of these. */
  record AllOf(List<Condition> conditions) implements Condition {
    public AllOf {
      requireNonNull(conditions, "conditions is missing");
      conditions = List.copyOf(conditions);
    }
  }

  /** One or more of these. */
  record AnyOf(List<Condition> conditions) implements Condition {
    public AnyOf {
      requireNonNull(conditions, "conditions is missing");
      conditions = List.copyOf(conditions);
    }
  }

  /** A due set of vital signs was not taken within its grace and this many minutes more. */
  record VitalsOverdue(int minutesBeyondGrace) implements Condition {}

  /** The infusion runs past its planned end, the protocol's grace and this many minutes more. */
  record InfusionOverrun(int minutesBeyondGrace) implements Condition {}
}
