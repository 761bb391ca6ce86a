package org.chairside.observation;

import static org.chairside.observation.ObservationMessages.OBSERVATION;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.chairside.message.Message;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * One set of vital signs taken at one moment, each of them possibly not measured. What is null is
 * unknown, never normal.
 *
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param heartRate beats/min
 * @param spo2 oxygen saturation by pulse oximetry, %
 * @param respiratoryRate breaths/min
 * @param temperature °C
 * @param supplementalOxygen true on any supplemental oxygen, false on room air; where it is not
 *     said, the oxygen's flow or device says it
 * @param consciousness ACVPU
 * @param sedation MOAA/S, 5 (awake) to 0
 * @param pain numeric rating scale, 0 to 10
 * @param cadss6 six-item dissociation scale, total 0 to 24, possibly incomplete
 * @param oxygen how much oxygen is given, and by what
 */
public record VitalSigns(
    @Nullable Integer systolic,
    @Nullable Integer diastolic,
    @Nullable Integer heartRate,
    @Nullable Integer spo2,
    @Nullable Integer respiratoryRate,
    @Nullable BigDecimal temperature,
    @Nullable Boolean supplementalOxygen,
    @Nullable Consciousness consciousness,
    @Nullable Integer sedation,
    @Nullable Integer pain,
    @Nullable Cadss6 cadss6,
    @JsonUnwrapped OxygenSupply oxygen) {

  /** Nothing measured. */
  public static final VitalSigns NONE =
      new VitalSigns(null, null, null, null, null, null, null, null, null, null, null);

  private static final BigDecimal THREE = new BigDecimal(3);

  /** A flow means oxygen. */
  public VitalSigns {
    if (supplementalOxygen == null) {
      supplementalOxygen = oxygen.given();
    }
  }

  /** A set in which it is unknown how much oxygen is given, and by what. */
  public VitalSigns(
      @Nullable Integer systolic,
      @Nullable Integer diastolic,
      @Nullable Integer heartRate,
      @Nullable Integer spo2,
      @Nullable Integer respiratoryRate,
      @Nullable BigDecimal temperature,
      @Nullable Boolean supplementalOxygen,
      @Nullable Consciousness consciousness,
      @Nullable Integer sedation,
      @Nullable Integer pain,
      @Nullable Cadss6 cadss6) {
    this(
        systolic,
        diastolic,
        heartRate,
        spo2,
        respiratoryRate,
        temperature,
        supplementalOxygen,
        consciousness,
        sedation,
        pain,
        cadss6,
        OxygenSupply.UNKNOWN);
  }

  /**
   * Mean arterial pressure in mmHg with one decimal, half up: diastolic + (systolic - diastolic) /
   * 3. Null unless both pressures are known. An estimate: a cuff's own mean differs from it.
   */
  public @Nullable BigDecimal meanArterial() {
    if (systolic == null || diastolic == null) {
      return null;
    }
    BigDecimal threefold = new BigDecimal(2L * diastolic + systolic);
    return threefold.divide(THREE, 1, RoundingMode.HALF_UP);
  }

  /** The number of one sign; null where it was not measured or is no number. */
  public @Nullable BigDecimal number(VitalSign sign) {
    return switch (sign) {
      case SYSTOLIC -> decimal(systolic);
      case DIASTOLIC -> decimal(diastolic);
      case HEART_RATE -> decimal(heartRate);
      case SPO2 -> decimal(spo2);
      case RESPIRATORY_RATE -> decimal(respiratoryRate);
      case TEMPERATURE -> temperature;
      case SEDATION -> decimal(sedation);
      case PAIN -> decimal(pain);
      case CADSS6 -> cadss6 == null ? null : decimal(cadss6.score());
      case SUPPLEMENTAL_OXYGEN, CONSCIOUSNESS -> null;
    };
  }

  /** Whether this sign was measured; a score with a part missing was not. */
  public boolean has(VitalSign sign) {
    return switch (sign) {
      case SYSTOLIC -> systolic != null;
      case DIASTOLIC -> diastolic != null;
      case HEART_RATE -> heartRate != null;
      case SPO2 -> spo2 != null;
      case RESPIRATORY_RATE -> respiratoryRate != null;
      case TEMPERATURE -> temperature != null;
      case SUPPLEMENTAL_OXYGEN -> supplementalOxygen != null;
      case CONSCIOUSNESS -> consciousness != null;
      case SEDATION -> sedation != null;
      case PAIN -> pain != null;
      case CADSS6 -> cadss6 != null && cadss6.score() != null;
    };
  }

  /** What was measured. */
  public Set<VitalSign> present() {
    Set<VitalSign> present = EnumSet.noneOf(VitalSign.class);
    for (VitalSign sign : VitalSign.values()) {
      if (has(sign)) {
        present.add(sign);
      }
    }
    return Collections.unmodifiableSet(present);
  }

  /** The same without some of the signs: what was entered in error is unknown. */
  public VitalSigns without(Set<VitalSign> signs) {
    return new VitalSigns(
        signs.contains(VitalSign.SYSTOLIC) ? null : systolic,
        signs.contains(VitalSign.DIASTOLIC) ? null : diastolic,
        signs.contains(VitalSign.HEART_RATE) ? null : heartRate,
        signs.contains(VitalSign.SPO2) ? null : spo2,
        signs.contains(VitalSign.RESPIRATORY_RATE) ? null : respiratoryRate,
        signs.contains(VitalSign.TEMPERATURE) ? null : temperature,
        signs.contains(VitalSign.SUPPLEMENTAL_OXYGEN) ? null : supplementalOxygen,
        signs.contains(VitalSign.CONSCIOUSNESS) ? null : consciousness,
        signs.contains(VitalSign.SEDATION) ? null : sedation,
        signs.contains(VitalSign.PAIN) ? null : pain,
        signs.contains(VitalSign.CADSS6) ? null : cadss6,
        signs.contains(VitalSign.SUPPLEMENTAL_OXYGEN) ? OxygenSupply.UNKNOWN : oxygen);
  }

  /**
   * Whether both say the same of these signs, as rules see them: how oxygen is given makes no
   * difference to a rule.
   */
  public boolean saysTheSameOf(Set<VitalSign> signs, VitalSigns other) {
    Set<VitalSign> others = EnumSet.allOf(VitalSign.class);
    others.removeAll(signs);
    return without(others).withUnknownSupply().equals(other.without(others).withUnknownSupply());
  }

  private VitalSigns withUnknownSupply() {
    return new VitalSigns(
        systolic,
        diastolic,
        heartRate,
        spo2,
        respiratoryRate,
        temperature,
        supplementalOxygen,
        consciousness,
        sedation,
        pain,
        cadss6);
  }

  /** The oxygen in words, such as "on oxygen 2 L/min by nasal cannula"; null while unknown. */
  public @Nullable Message oxygenInWords() {
    if (supplementalOxygen == null) {
      return null;
    }
    Message supply = oxygen.message();
    if (supply != null) {
      return supply;
    }
    return supplementalOxygen ? OBSERVATION.onOxygen() : OBSERVATION.onRoomAir();
  }

  /** Whether both say the same; 36.6 and 36.60 do. */
  public boolean saysTheSameAs(VitalSigns other) {
    Set<VitalSign> temperatureAlone = Set.of(VitalSign.TEMPERATURE);
    return without(temperatureAlone).equals(other.without(temperatureAlone))
        && (temperature == null
            ? other.temperature == null
            : other.temperature != null && temperature.compareTo(other.temperature) == 0);
  }

  /** Whether nothing was measured, not even a part of a score. */
  public boolean isEmpty() {
    return present().isEmpty() && cadss6 == null;
  }

  private static @Nullable BigDecimal decimal(@Nullable Integer number) {
    return number == null ? null : BigDecimal.valueOf(number);
  }
}
