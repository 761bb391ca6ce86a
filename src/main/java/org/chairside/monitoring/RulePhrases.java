package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.observation.ObservationMessages.OBSERVATION;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.Worded;
import org.chairside.observation.Consciousness;
import org.chairside.observation.VitalSigns;
import org.chairside.vocabulary.VitalSign;

/** The parts that many messages have in common. */
final class RulePhrases {

  private RulePhrases() {}

  /** The sign's value with its unit, or that it is not known. */
  static Message value(VitalSign sign, VitalSigns vitals) {
    BigDecimal number = vitals.number(sign);
    if (number != null) {
      return sign.say(number);
    }
    Consciousness consciousness = vitals.consciousness();
    if (sign == VitalSign.CONSCIOUSNESS && consciousness != null) {
      return consciousness.message();
    }
    Boolean oxygen = vitals.supplementalOxygen();
    if (sign == VitalSign.SUPPLEMENTAL_OXYGEN && oxygen != null) {
      return oxygen ? OBSERVATION.onOxygen() : OBSERVATION.onRoomAir();
    }
    return MONITORING.notKnown(sign.message());
  }

  static Message minutes(long minutes) {
    return MONITORING.minutes(minutes);
  }

  static Message span(Duration span) {
    long minutes = span.abs().toMinutes();
    return minutes == 0 ? MONITORING.lessThanAMinute() : minutes(minutes);
  }

  static Listing and(Collection<? extends Worded> constants) {
    return Message.and(messages(constants));
  }

  static List<Message> messages(Collection<? extends Worded> constants) {
    return constants.stream().map(Worded::message).toList();
  }
}
