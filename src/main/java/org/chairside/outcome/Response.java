package org.chairside.outcome;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a course has helped, by an instrument's own definition.
 *
 * @param met null while it cannot be told
 * @param why with the numbers, or what is missing
 */
record Response(@Nullable Boolean met, String why) {

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
      return new Response(null, "pain was not asked for before an infusion");
    }
    if (after.isEmpty() || after.get().pain().at().isBefore(before.get().pain().at())) {
      return new Response(null, "pain was not asked for after an infusion");
    }
    int fall = before.get().pain().value() - after.get().pain().value();
    return new Response(
        fall >= PainScale.RESPONSE,
        "pain NRS %d before session %d, %d after session %d: %s; a response is %d points lower or more"
            .formatted(
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
      return new Response(null, "two complete HIT-6 are needed");
    }
    int fall = first - latest;
    return new Response(
        fall >= Hit6.MEANINGFUL,
        "HIT-6 %d at first, %d at last: %s; a meaningful change is %d points lower or more"
            .formatted(first, latest, change(fall), Hit6.MEANINGFUL));
  }

  private static String change(int fall) {
    if (fall == 0) {
      return "no change";
    }
    int points = Math.abs(fall);
    return "%d point%s %s".formatted(points, points == 1 ? "" : "s", fall > 0 ? "lower" : "higher");
  }
}
