package org.chairside.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates sessions by one protocol. It holds what can be computed from the protocol alone and is
 * thread-safe.
 */
public final class ProtocolEvaluator {

  private final Protocol protocol;
  private final List<PreparedRule> rules;

  /** An evaluator for this protocol. */
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

  /** {@link Assessment#dueSet} alone, for a view that shows no finding. */
  public @Nullable DueSet dueSet(Timeline timeline, Instant now) {
    return new EvaluationContext(protocol, timeline, now).dueSet();
  }

  /** {@link Assessment#notAssessed} alone. */
  public List<Unassessed> notAssessed(Timeline timeline, Instant now) {
    return new Evaluation(new EvaluationContext(protocol, timeline, now), rules).notAssessed();
  }

  /**
   * The lines that the rules draw through the vital signs at that instant, by the order of the
   * rules, the most urgent first; of several for one sign in one level only that which is reached
   * first. None before check-in and when the session is over.
   */
  public List<Limit> limits(Timeline timeline, Instant now) {
    return Limits.of(rules, new EvaluationContext(protocol, timeline, now));
  }

  /**
   * The findings of one evaluation in a series, each later than the one before.
   *
   * @param cache results of the earlier evaluations
   */
  Looked look(Timeline timeline, Instant now, FindingCache cache) {
    EvaluationContext context = new EvaluationContext(protocol, timeline, now);
    List<Finding> findings = new Evaluation(context, rules).findings(cache.on(context));
    return new Looked(findings, context.nextCheckAt());
  }

  /** The findings of one evaluation in a series, and when time alone can change them. */
  record Looked(List<Finding> findings, @Nullable Instant nextCheckAt) {}

  /**
   * Whether a due set that was not taken, a planned end or a dose had met the rule at that instant:
   * by what had happened by then, as it is known today.
   */
  public boolean wasMetByTime(String rule, Timeline timeline, Instant at) {
    EvaluationContext context = new EvaluationContext(protocol, timeline.until(at), at);
    return rules.stream()
        .filter(prepared -> prepared.rule().code().equals(rule))
        .anyMatch(prepared -> new Evaluation(context, List.of(prepared)).isMetByTime());
  }

  /** An assessment by a protocol that is asked once. */
  public static Assessment assess(Protocol protocol, Timeline timeline, Instant now) {
    return new ProtocolEvaluator(protocol).assess(timeline, now);
  }

  /** The protocol. */
  public Protocol protocol() {
    return protocol;
  }
}
