package org.chairside.outcome;

import static org.chairside.outcome.OutcomeMessages.OUTCOME;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Whether a course has helped, by an instrument's own definition.
 *
 * @param met null while unknown
 * @param why with the numbers, or what is missing
 */
record Response(@Nullable Boolean met, Message why) {

  /**
   * Pain asked for around one session.
   *
   * @param session its number in the course
   * @param before null where it was not asked
   * @param after null where it was not asked
   */
  record Around(int session, @Nullable Pain before, @Nullable Pain after) {}

  /** Pain at a moment, 0 to 10. */
  record Pain(int value, Instant at) {}

  private record Asked(int session, Pain pain) {}

  /**
   * A responder: pain on the numeric rating scale is two points or more lower after the last
   * infusion that it was asked for than before the first (drop of two points or more: the acute
   * responders of the ketamine series in refractory migraine and headache).
   */
  static Response byPain(List<Around> sessions) {
    Optional<Asked> before =
        sessions.stream()
            .filter(each -> each.before() != null)
            .map(each -> new Asked(each.session(), each.before()))
            .min(Comparator.comparing(asked -> asked.pain().at()));
    Optional<Asked> after =
        sessions.stream()
            .filter(each -> each.after() != null)
            .map(each -> new Asked(each.session(), each.after()))
            .max(Comparator.comparing(asked -> asked.pain().at()));
    if (before.isEmpty()) {
      return new Response(null, OUTCOME.notAskedBefore());
    }
    if (after.isEmpty() || after.get().pain().at().isBefore(before.get().pain().at())) {
      return new Response(null, OUTCOME.notAskedAfter());
    }
    int fall = before.get().pain().value() - after.get().pain().value();
    return new Response(
        fall >= PainScale.RESPONSE,
        OUTCOME.painChange(
            before.get().pain().value(),
            before.get().session(),
            after.get().pain().value(),
            after.get().session(),
            change(fall),
            PainScale.RESPONSE));
  }

  /** Whether HIT-6 fell by as much as means something to one person. */
  static Response byImpact(@Nullable Integer first, @Nullable Integer latest) {
    if (first == null || latest == null) {
      return new Response(null, OUTCOME.impactUnknown());
    }
    int fall = first - latest;
    return new Response(
        fall >= Hit6.MEANINGFUL,
        OUTCOME.impactChange(first, latest, change(fall), Hit6.MEANINGFUL));
  }

  private static Message change(int fall) {
    if (fall == 0) {
      return OUTCOME.noChange();
    }
    return fall > 0 ? OUTCOME.lower(fall) : OUTCOME.higher(-fall);
  }
}
