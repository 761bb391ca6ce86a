package org.chairside.outcome;

import org.chairside.message.Worded;

/** The instruments that measure an outcome. */
enum Instrument implements Worded {
  /** Days with headache among the last 28 or 30. */
  HEADACHE_DAYS,
  /** Pain now on the numeric rating scale, 0 none to 10 worst. */
  PAIN_NRS,
  /** Headache Impact Test, six items. */
  HIT6,
  /** Migraine Disability Assessment. */
  MIDAS,
  /** Patient Health Questionnaire, nine items. */
  PHQ9;

  Scale scale() {
    return switch (this) {
      case HEADACHE_DAYS -> new HeadacheDays();
      case PAIN_NRS -> new PainScale();
      case HIT6 -> new Hit6();
      case MIDAS -> new Midas();
      case PHQ9 -> new Phq9();
    };
  }
}
