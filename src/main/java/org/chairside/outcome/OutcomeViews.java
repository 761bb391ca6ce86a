package org.chairside.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.course.Courses;
import org.chairside.outcome.CourseOutcomes.InstrumentChange;
import org.chairside.outcome.CourseOutcomes.Measured;
import org.chairside.outcome.CourseOutcomes.SessionPain;
import org.chairside.outcome.Outcome.OutcomeMoment;
import org.chairside.outcome.Response.Around;
import org.chairside.outcome.Response.Pain;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Builds the view of a course's outcomes. */
@ApplicationScoped
public class OutcomeViews {

  private final Courses courses;
  private final Sessions sessions;
  private final Outcomes outcomes;

  OutcomeViews(Courses courses, Sessions sessions, Outcomes outcomes) {
    this.courses = courses;
    this.sessions = sessions;
    this.outcomes = outcomes;
  }

  /** The outcomes of the course, refusing with 404 where there is none. */
  public CourseOutcomes of(UUID courseId) {
    courses.get(courseId);
    List<Outcome> all = outcomes.of(courseId);
    List<Outcome> inForce = Outcomes.inForce(all);
    Map<UUID, UUID> supersededBy = Outcomes.supersededBy(all);
    Map<UUID, Around> around = around(inForce);
    return new CourseOutcomes(
        courseId,
        all.stream().map(o -> OutcomeView.of(o, supersededBy.get(o.id()))).toList(),
        changes(inForce),
        around.entrySet().stream().map(e -> pain(e.getKey(), e.getValue())).toList(),
        Response.byPain(List.copyOf(around.values())),
        byImpact(inForce));
  }

  private static List<InstrumentChange> changes(List<Outcome> inForce) {
    return Stream.of(Instrument.values())
        .map(instrument -> inForce.stream().filter(o -> o.instrument() == instrument).toList())
        .filter(taken -> !taken.isEmpty())
        .map(OutcomeViews::change)
        .toList();
  }

  private static InstrumentChange change(List<Outcome> taken) {
    Outcome first = taken.getFirst();
    Outcome latest = taken.size() > 1 ? taken.getLast() : null;
    return new InstrumentChange(
        first.instrument(),
        first.instrument().message(),
        measured(first),
        latest == null ? null : measured(latest),
        latest == null ? null : difference(first, latest));
  }

  private static Measured measured(Outcome outcome) {
    Score score = outcome.score();
    return new Measured(outcome.id(), outcome.takenAt(), score.total(), score.band());
  }

  private static @Nullable Integer difference(Outcome first, Outcome latest) {
    boolean sameDays = Objects.equals(first.entered().windowDays(), latest.entered().windowDays());
    return sameDays ? less(latest.score().total(), first.score().total()) : null;
  }

  private static @Nullable Integer less(@Nullable Integer one, @Nullable Integer other) {
    return one == null || other == null ? null : one - other;
  }

  /** By session in their order; of several answers to the same question the last counts. */
  private Map<UUID, Around> around(List<Outcome> inForce) {
    Map<UUID, List<Outcome>> bySession =
        inForce.stream()
            .filter(o -> o.instrument() == Instrument.PAIN_NRS && o.sessionId() != null)
            .collect(Collectors.groupingBy(o -> Objects.requireNonNull(o.sessionId())));
    if (bySession.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Around> around = new LinkedHashMap<>();
    sessions.byIds(bySession.keySet()).stream()
        .sorted(Comparator.comparing(InfusionSession::startsAt))
        .forEach(
            session -> {
              List<Outcome> asked = Objects.requireNonNull(bySession.get(session.id()));
              around.put(
                  session.id(),
                  new Around(
                      session.number(),
                      last(asked, OutcomeMoment.BEFORE),
                      last(asked, OutcomeMoment.AFTER)));
            });
    return around;
  }

  private static @Nullable Pain last(List<Outcome> asked, OutcomeMoment moment) {
    return asked.stream()
        .filter(o -> o.moment() == moment)
        .reduce((earlier, later) -> later)
        .map(o -> new Pain(Objects.requireNonNull(o.entered().value()), o.takenAt()))
        .orElse(null);
  }

  private static SessionPain pain(UUID sessionId, Around around) {
    Integer before = around.before() == null ? null : around.before().value();
    Integer after = around.after() == null ? null : around.after().value();
    return new SessionPain(sessionId, around.session(), before, after, less(after, before));
  }

  private static Response byImpact(List<Outcome> inForce) {
    List<Outcome> taken = inForce.stream().filter(o -> o.instrument() == Instrument.HIT6).toList();
    return taken.size() < 2
        ? Response.byImpact(null, null)
        : Response.byImpact(taken.getFirst().score().total(), taken.getLast().score().total());
  }
}
