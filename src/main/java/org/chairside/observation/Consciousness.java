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
  ALERT,
  CONFUSED,
  VOICE,
  PAIN,
  UNRESPONSIVE
}
