package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges sessions by one protocol. It holds what can be worked out from the protocol alone, and may
 * be shared by any number of threads.
 */
public final class ProtocolEvaluator {

  private final Protocol protocol;
  private final List<PreparedRule> rules;

  /** A monitor that judges by this protocol. */
  public ProtocolEvaluator(Protocol protocol) {
    this.protocol = protocol;
    this.rules = protocol.rules().stream().map(PreparedRule::new).toList();
  }

  /**
   * What the protocol says of the timeline at that instant: a pure function, total over any input,
   * that depends on {@code now} only for what time alone brings. The same facts give the same
   * findings whatever the order in which they came.
   */
  public Assessment assess(Timeline timeline, Instant now) {
    return new Evaluation(new EvaluationContext(protocol, timeline, now), rules).assess();
  }

  /**
   * The findings alone of one look at a session among many, each later than the one before.
   *
   * @param cache what the looks before left of it
   */
  Looked look(Timeline timeline, Instant now, FindingCache cache) {
    EvaluationContext context = new EvaluationContext(protocol, timeline, now);
    List<Finding> findings = new Evaluation(context, rules).findings(cache.on(context));
    return new Looked(findings, context.nextCheckAt());
  }

  /** What one of many looks found, and when time alone may change it. */
  record Looked(List<Finding> findings, @Nullable Instant nextCheckAt) {}

  /** An assessment by a protocol that is asked once. */
  public static Assessment assess(Protocol protocol, Timeline timeline, Instant now) {
    return new ProtocolEvaluator(protocol).assess(timeline, now);
  }

  /** The protocol it judges by. */
  public Protocol protocol() {
    return protocol;
  }
}
