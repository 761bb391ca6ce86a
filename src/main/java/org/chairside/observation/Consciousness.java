package org.chairside.observation;

import org.chairside.message.Worded;

/**
 * Level of consciousness on the ACVPU scale (Royal College of Physicians, NEWS2 Chart 1).
 *
 * <p>{@link #CONFUSED} means new confusion beyond the dissociation that ketamine is expected to
 * bring: expected dissociation is charted as a side effect, because a "C" alone scores three NEWS2
 * points.
 */
public enum Consciousness implements Worded {
  ALERT(0),
  CONFUSED(1),
  VOICE(2),
  PAIN(3),
  UNRESPONSIVE(4);

  private final int depth;

  Consciousness(int depth) {
    this.depth = depth;
  }

  /** How far from alert: 0 alert to 4 unresponsive. */
  public int depth() {
    return depth;
  }
}
