package org.chairside.monitoring;

import java.util.Collection;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.VitalSign;

/** Sets of vital signs as bits, for the many small comparisons of an assessment. */
final class VitalSignSet {

  private static final VitalSign[] ALL = VitalSign.values();

  private VitalSignSet() {}

  static int of(Collection<VitalSign> signs) {
    int bits = 0;
    for (VitalSign sign : signs) {
      bits |= bit(sign);
    }
    return bits;
  }

  /** What was measured or begun: an incomplete score counts, because its known parts matter. */
  static int of(VitalSigns vitals) {
    int bits = vitals.cadss6() == null ? 0 : bit(VitalSign.CADSS6);
    for (VitalSign sign : ALL) {
      if (vitals.has(sign)) {
        bits |= bit(sign);
      }
    }
    return bits;
  }

  @SuppressWarnings("EnumOrdinal") // the bits never leave the assessment
  static int bit(VitalSign sign) {
    return 1 << sign.ordinal();
  }
}
