package org.chairside.monitoring;

import static org.chairside.vocabulary.VitalSign.CONSCIOUSNESS;
import static org.chairside.vocabulary.VitalSign.HEART_RATE;
import static org.chairside.vocabulary.VitalSign.RESPIRATORY_RATE;
import static org.chairside.vocabulary.VitalSign.SPO2;
import static org.chairside.vocabulary.VitalSign.SUPPLEMENTAL_OXYGEN;
import static org.chairside.vocabulary.VitalSign.SYSTOLIC;
import static org.chairside.vocabulary.VitalSign.TEMPERATURE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * The National Early Warning Score 2 exactly as on Chart 1 of the Royal College of Physicians
 * (National Early Warning Score (NEWS) 2, London 2017), unmodified. It knows no diastolic pressure
 * and gives no points for a systolic pressure of 111 to 219 mmHg: it does not see the hypertension
 * that ketamine brings.
 */
public final class News2 {

  /** The seven parts in the order of the chart. */
  public static final List<VitalSign> PARTS =
      List.of(
          RESPIRATORY_RATE,
          SPO2,
          SUPPLEMENTAL_OXYGEN,
          SYSTOLIC,
          HEART_RATE,
          CONSCIOUSNESS,
          TEMPERATURE);

  private News2() {}

  /**
   * The score of one set alone.
   *
   * @param spo2Scale 2 only where a clinician has prescribed it, else 1
   */
  public static News2Score of(VitalSigns vitals, int spo2Scale) {
    return score(vitals, spo2Scale, List.of());
  }

  /**
   * The score of a reading, its missing parts taken from the latest earlier reading that has them
   * and is not older than {@code freshness} before it.
   */
  public static News2Score at(
      Reading reading, Collection<Reading> others, Duration freshness, int spo2Scale) {
    Map<VitalSign, Reading> from = new EnumMap<>(VitalSign.class);
    for (VitalSign part : PARTS) {
      if (reading.vitals().has(part)) {
        from.put(part, reading);
      } else {
        others.stream()
            .filter(other -> other.vitals().has(part))
            .filter(other -> Reading.BY_TIME.compare(other, reading) < 0)
            .filter(other -> !other.takenAt().isBefore(reading.takenAt().minus(freshness)))
            .max(Reading.BY_TIME)
            .ifPresent(other -> from.put(part, other));
      }
    }
    return from(from, reading, spo2Scale);
  }

  /**
   * The score of the given source of each part; what does not come from {@code own} is carried
   * forward.
   */
  static News2Score from(Map<VitalSign, Reading> sources, @Nullable Reading own, int spo2Scale) {
    List<Carried> carried = new ArrayList<>();
    for (VitalSign part : PARTS) {
      Reading source = sources.get(part);
      if (source != null && !source.equals(own)) {
        carried.add(
            new Carried(
                part, RulePhrases.value(part, source.vitals()), source.id(), source.takenAt()));
      }
    }
    return score(merged(sources), spo2Scale, carried);
  }

  private static VitalSigns merged(Map<VitalSign, Reading> sources) {
    return new VitalSigns(
        part(sources, SYSTOLIC).systolic(),
        null,
        part(sources, HEART_RATE).heartRate(),
        part(sources, SPO2).spo2(),
        part(sources, RESPIRATORY_RATE).respiratoryRate(),
        part(sources, TEMPERATURE).temperature(),
        part(sources, SUPPLEMENTAL_OXYGEN).supplementalOxygen(),
        part(sources, CONSCIOUSNESS).consciousness(),
        null,
        null,
        null);
  }

  private static VitalSigns part(Map<VitalSign, Reading> sources, VitalSign part) {
    Reading source = sources.get(part);
    return source == null ? VitalSigns.NONE : source.vitals();
  }

  private static News2Score score(VitalSigns vitals, int spo2Scale, List<Carried> carried) {
    Map<VitalSign, Integer> points = new EnumMap<>(VitalSign.class);
    List<VitalSign> missing = new ArrayList<>();
    for (VitalSign part : PARTS) {
      Integer earned = News2Bands.points(part, vitals, spo2Scale);
      if (earned == null) {
        missing.add(part);
      } else {
        points.put(part, earned);
      }
    }
    return News2Score.of(points, missing, carried);
  }
}
