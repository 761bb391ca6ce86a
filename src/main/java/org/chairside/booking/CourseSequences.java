package org.chairside.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.planning.GapRule;
import org.chairside.planning.GapRules;
import org.chairside.planning.GapRules.Missed;
import org.chairside.planning.GapRules.PlannedStart;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;

/** The sessions of many courses in their order, read at once. */
@ApplicationScoped
public class CourseSequences {

  private final Courses courses;
  private final Sessions sessions;

  CourseSequences(Courses courses, Sessions sessions) {
    this.courses = courses;
    this.sessions = sessions;
  }

  /**
   * A course with its active sessions.
   *
   * @param standing in the order of their starts
   */
  public record Sequence(Course course, List<InfusionSession> standing) {

    public GapRules gapRules() {
      return Series.gapRules(course);
    }

    /** The days on which this session keeps its gaps while its neighbors stay. */
    public Days window(InfusionSession session, WallClock clock) {
      int index = standing.indexOf(session);
      LocalDate home = clock.dateOf(session.startsAt());
      LocalDate from = LocalDate.MIN;
      LocalDate until = LocalDate.MAX;
      GapRule before = gapRules().before(index);
      if (before != null) {
        LocalDate day = clock.dateOf(standing.get(index - 1).startsAt());
        from = day.plusDays(before.min());
        until = day.plusDays(before.overdue(day, clock.dateOf(session.plan().scheduledAt())).max());
      }
      if (index + 1 < standing.size()) {
        GapRule after = Objects.requireNonNull(gapRules().before(index + 1));
        LocalDate day = clock.dateOf(standing.get(index + 1).startsAt());
        from = GapRule.later(from, day.minusDays(after.max()));
        until = GapRule.earlier(until, day.minusDays(after.min()));
      }
      // Where its gaps cannot be kept anyway, it may at least keep its day.
      return from.isAfter(until) ? new Days(home, home) : new Days(from, until);
    }

    /** Moved sessions that would miss a gap of their course. */
    public static Set<UUID> missed(
        List<Appointment> moved, Map<UUID, Sequence> byCourse, WallClock wall, Instant now) {
      Map<UUID, Appointment> byId =
          moved.stream().collect(Collectors.toMap(Appointment::id, Function.identity()));
      Set<UUID> wrong = new HashSet<>();
      moved.stream()
          .map(Appointment::courseId)
          .distinct()
          .forEach(
              courseId -> {
                Sequence sequence = Objects.requireNonNull(byCourse.get(courseId));
                List<PlannedStart> starts =
                    sequence.standing().stream()
                        .map(s -> plannedStart(s, byId))
                        .sorted(Comparator.comparing(PlannedStart::start))
                        .toList();
                for (Missed each : sequence.gapRules().missed(starts, wall, wall.dateOf(now))) {
                  wrong.add(each.start().isNew() ? each.start().id() : each.before().id());
                }
              });
      return wrong;
    }

    private static PlannedStart plannedStart(
        InfusionSession session, Map<UUID, Appointment> moved) {
      Appointment there = moved.get(session.id());
      return there == null || there.start().equals(session.startsAt())
          ? new PlannedStart(session.id(), session.startsAt(), false)
          : new PlannedStart(session.id(), there.start(), true);
    }
  }

  /** Days of the calendar, both included. */
  public record Days(LocalDate from, LocalDate until) {}

  public Map<UUID, Sequence> of(Collection<InfusionSession> some) {
    List<UUID> ids = some.stream().map(InfusionSession::courseId).distinct().toList();
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<UUID, List<InfusionSession>> standing =
        sessions.ofCourses(ids).stream().collect(Collectors.groupingBy(InfusionSession::courseId));
    Map<UUID, Sequence> sequences = new HashMap<>();
    courses
        .byIds(ids)
        .forEach(
            course ->
                sequences.put(
                    course.id(),
                    new Sequence(course, standing.getOrDefault(course.id(), List.of()))));
    return sequences;
  }
}
