package org.chairside.trial;

/** What the day clinic's clinicians decided, each taken in turn as the truth. */
enum TrialVerdict {
  /** Decided at one hour, so only what was measured until then can have told. */
  NOT_SAFE("not safe for discharge at 1 hour", Recording.SAFE, "No", true),
  REVIEW("medical review", Recording.REVIEW, "Occurred", false),
  ADMISSION("admission", Recording.ADMISSION, "Occurred", false);

  private final String words;
  private final String column;
  private final String beginning;
  private final boolean inFirstHour;

  TrialVerdict(String words, String column, String beginning, boolean inFirstHour) {
    this.words = words;
    this.column = column;
    this.beginning = beginning;
    this.inFirstHour = inFirstHour;
  }

  String words() {
    return words;
  }

  /** Whether only the first hour's readings are set against it. */
  boolean inFirstHour() {
    return inFirstHour;
  }

  boolean isOf(Judged session) {
    return session.recording().verdict().getOrDefault(column, "").startsWith(beginning);
  }
}
