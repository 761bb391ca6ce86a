package org.chairside.outcome;

/** With what an outcome is measured. */
enum Instrument {
  /** Days with headache among the last 28 or 30. */
  HEADACHE_DAYS("headache days"),
  /** Pain now on the numeric rating scale, 0 none to 10 worst. */
  PAIN_NRS("pain NRS"),
  /** Headache Impact Test, six items. */
  HIT6("HIT-6"),
  /** Migraine Disability Assessment. */
  MIDAS("MIDAS"),
  /** Patient Health Questionnaire, nine items. */
  PHQ9("PHQ-9");

  private final String title;

  Instrument(String title) {
    this.title = title;
  }

  /** The name in a sentence. */
  public String title() {
    return title;
  }

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
