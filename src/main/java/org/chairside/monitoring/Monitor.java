package org.chairside.monitoring;

import java.time.Instant;

/** Judges a session by its protocol. */
public final class Monitor {

  private Monitor() {}

  /**
   * What the protocol says of the timeline at that instant: a pure function, total over any input,
   * that depends on {@code now} only for what time alone brings. The same facts give the same
   * findings whatever the order in which they came.
   */
  public static Assessment assess(Protocol protocol, Timeline timeline, Instant now) {
    return new Evaluation(new Ground(protocol, timeline, now)).assess();
  }
}
