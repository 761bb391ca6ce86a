package org.chairside.observation;

/**
 * Level of consciousness on the ACVPU scale (Royal College of Physicians, NEWS2 Chart 1).
 *
 * <p>{@link #CONFUSED} means new confusion beyond the dissociation that ketamine is expected to
 * bring: expected dissociation is charted as a side effect, because a "C" alone scores three NEWS2
 * points.
 */
public enum Consciousness {
  ALERT("alert"),
  CONFUSED("newly confused"),
  VOICE("responds to voice only"),
  PAIN("responds to pain only"),
  UNRESPONSIVE("unresponsive");

  private final String words;

  Consciousness(String words) {
    this.words = words;
  }

  /** How a nurse would say it. */
  public String words() {
    return words;
  }
}
