package org.chairside.monitoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.chairside.observation.Consciousness;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.VitalSign;

/** The small words of sentences that a nurse reads. */
final class RulePhrases {

  private RulePhrases() {}

  static String value(VitalSign sign, VitalSigns vitals) {
    BigDecimal number = vitals.number(sign);
    if (number != null) {
      return sign.say(number);
    }
    Consciousness consciousness = vitals.consciousness();
    if (sign == VitalSign.CONSCIOUSNESS && consciousness != null) {
      return consciousness.words();
    }
    Boolean oxygen = vitals.supplementalOxygen();
    if (sign == VitalSign.SUPPLEMENTAL_OXYGEN && oxygen != null) {
      return oxygen ? "on oxygen" : "on room air";
    }
    return sign.words() + " unknown";
  }

  /** The words as they stand at the beginning of a sentence; what is no word stays as it is. */
  static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  static String minutes(long minutes) {
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }

  static String span(Duration span) {
    long minutes = span.abs().toMinutes();
    return minutes == 0 ? "less than a minute" : minutes(minutes);
  }

  static String signs(List<VitalSign> signs) {
    return list(signs.stream().map(VitalSign::words).toList(), "and");
  }

  static String list(List<String> items, String last) {
    int size = items.size();
    return size < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, size - 1)) + " " + last + " " + items.get(size - 1);
  }
}
