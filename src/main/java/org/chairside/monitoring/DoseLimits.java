package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * Limits of doses and rates. Beyond the first of two a person confirms with a reason, beyond the
 * second only a clinician does. A part that a document does not have is as in {@link #STANDARD}.
 *
 * @param mg of a whole infusion, in mg
 * @param mgPerKg of a whole infusion, in mg per kg of body weight
 * @param mgPerKgPerHour of the pump's rate, in mg per kg and hour
 * @param deviation from the ordered dose, either way
 */
public record DoseLimits(
    DoseBound mg, DoseBound mgPerKg, DoseBound mgPerKgPerHour, Deviation deviation) {

  /** What applies where a document says nothing. */
  static final DoseLimits STANDARD =
      new DoseLimits(
          bound("150", "300", "This product's proposal: 1.5 and 3 mg/kg for a patient of 100 kg"),
          bound(
              "1.5",
              "3",
              "Published series give 0.5 mg/kg over 40 minutes, chronic pain more (ASRA, AAPM and"
                  + " ASA consensus guidelines 2018); the limits: this product's proposal"),
          bound(
              "1.5",
              "3",
              "ASRA, AAPM and ASA consensus guidelines on intravenous ketamine for acute pain,"
                  + " 2018: up to 1 mg/kg/h; the limits: this product's proposal"),
          new Deviation(10, 50, "This product's proposal"));

  /** What is left out is as in the standard. */
  @SuppressWarnings("NullAway") // it is left out
  public DoseLimits {
    mg = mg == null ? STANDARD.mg : mg;
    mgPerKg = mgPerKg == null ? STANDARD.mgPerKg : mgPerKg;
    mgPerKgPerHour = mgPerKgPerHour == null ? STANDARD.mgPerKgPerHour : mgPerKgPerHour;
    deviation = deviation == null ? STANDARD.deviation : deviation;
  }

  private static DoseBound bound(String ask, String clinician, String source) {
    return new DoseBound(new BigDecimal(ask), new BigDecimal(clinician), source);
  }

  /**
   * A pair of limits.
   *
   * @param askAbove above it, somebody confirms with a reason
   * @param clinicianAbove above it, only a clinician does
   */
  record DoseBound(BigDecimal askAbove, BigDecimal clinicianAbove, String source) {
    DoseBound {
      requireNonNull(askAbove, "askAbove is missing");
      requireNonNull(clinicianAbove, "clinicianAbove is missing");
      requireNonNull(source, "source is missing");
    }
  }

  /** The same as per cent of the ordered dose, more or less than it. */
  record Deviation(int askAbovePercent, int clinicianAbovePercent, String source) {
    Deviation {
      requireNonNull(source, "source is missing");
    }
  }
}
