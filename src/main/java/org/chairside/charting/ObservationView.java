package org.chairside.charting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.monitoring.Carried;
import org.chairside.monitoring.News2Score;
import org.chairside.observation.Cadss6;
import org.chairside.observation.Consciousness;
import org.chairside.observation.EnteredTemperature;
import org.chairside.observation.Implausible;
import org.chairside.observation.Observation;
import org.chairside.observation.Observation.Source;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.OxygenDevice;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * One set of vital signs as people see it, in parts that are one flat object in JSON.
 *
 * @param confirmed whether a person confirmed implausible values, which are then listed
 * @param enteredLate whether it was written down long after it was taken
 * @param enteredInError that this should not be in the chart, and why; null where it should
 */
public record ObservationView(
    UUID id,
    Instant takenAt,
    Instant recordedAt,
    @Nullable UUID recordedBy,
    Source source,
    @JsonUnwrapped VitalsPart vitals,
    @Nullable String note,
    News2View news2,
    boolean confirmed,
    List<Implausible> implausible,
    boolean enteredLate,
    @JsonUnwrapped CorrectionPart correction,
    @Nullable EnteredInError enteredInError) {

  /**
   * What was measured; null for what was not.
   *
   * @param meanArterial mmHg, derived from the two pressures, or null
   * @param meanArterialDerived true: the product computes it, no device measured it
   * @param temperature °C
   * @param temperatureEntered what was entered, where that was in another unit
   * @param oxygenFlow L/min
   */
  public record VitalsPart(
      @Nullable Integer systolic,
      @Nullable Integer diastolic,
      @Nullable BigDecimal meanArterial,
      boolean meanArterialDerived,
      @Nullable Integer heartRate,
      @Nullable Integer spo2,
      @Nullable Integer respiratoryRate,
      @Nullable BigDecimal temperature,
      @Nullable EnteredTemperature temperatureEntered,
      @Nullable Boolean supplementalOxygen,
      @Nullable BigDecimal oxygenFlow,
      @Nullable OxygenDevice oxygenDevice,
      @Nullable Consciousness consciousness,
      @Nullable Integer sedation,
      @Nullable Integer pain,
      @Nullable Cadss6View cadss6) {

    static VitalsPart of(VitalSigns vitals, @Nullable EnteredTemperature entered) {
      BigDecimal mean = vitals.meanArterial();
      return new VitalsPart(
          vitals.systolic(),
          vitals.diastolic(),
          mean,
          mean != null,
          vitals.heartRate(),
          vitals.spo2(),
          vitals.respiratoryRate(),
          vitals.temperature(),
          entered,
          vitals.supplementalOxygen(),
          vitals.oxygen().oxygenFlow(),
          vitals.oxygen().oxygenDevice(),
          vitals.consciousness(),
          vitals.sedation(),
          vitals.pain(),
          Cadss6View.of(vitals.cadss6()));
    }
  }

  /**
   * What it corrects and what corrects it.
   *
   * @param supersedes the observation that this one corrects, or null
   * @param supersededBy the correction of this one, or null while it is in force
   */
  public record CorrectionPart(
      @Nullable UUID supersedes, @Nullable String correctionReason, @Nullable UUID supersededBy) {}

  /**
   * A mark on an entry made in error.
   *
   * @param movedTo the session that it was moved to, or null
   */
  public record EnteredInError(
      String reason, Instant at, @Nullable UUID by, @Nullable UUID movedTo) {

    static @Nullable EnteredInError of(@Nullable Observation mark) {
      return mark == null || !mark.isRetracted()
          ? null
          : new EnteredInError(
              String.valueOf(mark.correctionReason()),
              mark.recordedAt(),
              mark.recordedBy(),
              mark.movedTo());
    }
  }

  /**
   * The National Early Warning Score 2 of a set.
   *
   * @param score 0 to 20, or null while a part is missing: unknown is not normal
   * @param complete whether no part is missing
   * @param highestSingle the highest points among the parts that are known, or null
   * @param missing the parts that are not known
   * @param carriedForward parts taken from earlier sets within the protocol's freshness window
   */
  public record News2View(
      @Nullable Integer score,
      boolean complete,
      @Nullable Integer highestSingle,
      List<VitalSign> missing,
      List<Carried> carriedForward) {

    public static News2View of(News2Score score) {
      return new News2View(
          score.score(),
          score.complete(),
          score.highestSingle(),
          score.missing(),
          score.carriedForward());
    }
  }

  /**
   * The six-item dissociation scale of a set.
   *
   * @param items the answers, null for one not answered; null where the total alone was entered
   * @param score 0 to 24, or null while an answer is missing: unknown is not 0
   * @param complete whether the total is known
   * @param atLeast what the answers that are known come to
   */
  public record Cadss6View(
      @Nullable List<@Nullable Integer> items,
      @Nullable Integer score,
      boolean complete,
      int atLeast) {

    static @Nullable Cadss6View of(@Nullable Cadss6 cadss6) {
      return cadss6 == null
          ? null
          : new Cadss6View(cadss6.items(), cadss6.score(), cadss6.complete(), cadss6.atLeast());
    }
  }

  static ObservationView of(
      Observation observation, News2Score news2, @Nullable Observation correction) {
    return new ObservationView(
        observation.id(),
        observation.takenAt(),
        observation.recordedAt(),
        observation.recordedBy(),
        observation.source(),
        VitalsPart.of(observation.vitals(), observation.enteredTemperature()),
        observation.note(),
        News2View.of(news2),
        !observation.implausible().isEmpty(),
        observation.implausible(),
        observation.isEnteredLate(),
        new CorrectionPart(
            observation.supersedes(),
            observation.correctionReason(),
            correction == null ? null : correction.id()),
        EnteredInError.of(correction));
  }
}
