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
import org.chairside.planning.Appointment;
import org.chairside.planning.Gap;
import org.chairside.planning.Rhythm;
import org.chairside.planning.Rhythm.Beat;
import org.chairside.planning.Rhythm.Missed;
import org.chairside.planning.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;

/** The sessions of many courses in their order, read at once. */
@ApplicationScoped
class CourseLines {

  private final Courses courses;
  private final Sessions sessions;

  CourseLines(Courses courses, Sessions sessions) {
    this.courses = courses;
    this.sessions = sessions;
  }

  /**
   * A course with its sessions that stand.
   *
   * @param standing in the order of their starts
   */
  record Line(Course course, List<InfusionSession> standing) {

    Rhythm rhythm() {
      return Series.rhythm(course);
    }

    /** The days on which this session keeps its gaps as long as its neighbours stay. */
    Days window(InfusionSession session, WallClock clock) {
      int index = standing.indexOf(session);
      LocalDate home = clock.dateOf(session.startsAt());
      LocalDate from = LocalDate.MIN;
      LocalDate until = LocalDate.MAX;
      Gap before = rhythm().before(index);
      if (before != null) {
        LocalDate day = clock.dateOf(standing.get(index - 1).startsAt());
        from = day.plusDays(before.min());
        until = day.plusDays(before.overdue(day, clock.dateOf(session.scheduledAt())).max());
      }
      if (index + 1 < standing.size()) {
        Gap after = Objects.requireNonNull(rhythm().before(index + 1));
        LocalDate day = clock.dateOf(standing.get(index + 1).startsAt());
        from = later(from, day.minusDays(after.max()));
        until = earlier(until, day.minusDays(after.min()));
      }
      // Where its gaps cannot be kept anyway, it may at least keep its day.
      return from.isAfter(until) ? new Days(home, home) : new Days(from, until);
    }

    /** Moved sessions that would miss a gap of their course. */
    static Set<UUID> missed(
        List<Appointment> moved, Map<UUID, Line> byCourse, WallClock wall, Instant now) {
      Map<UUID, Appointment> byId =
          moved.stream().collect(Collectors.toMap(Appointment::id, Function.identity()));
      Set<UUID> wrong = new HashSet<>();
      moved.stream()
          .map(Appointment::courseId)
          .distinct()
          .forEach(
              courseId -> {
                Line line = Objects.requireNonNull(byCourse.get(courseId));
                List<Beat> beats =
                    line.standing().stream()
                        .map(s -> beat(s, byId))
                        .sorted(Comparator.comparing(Beat::start))
                        .toList();
                for (Missed each : line.rhythm().missed(beats, wall, wall.dateOf(now))) {
                  wrong.add(each.beat().isNew() ? each.beat().id() : each.before().id());
                }
              });
      return wrong;
    }

    private static Beat beat(InfusionSession session, Map<UUID, Appointment> moved) {
      Appointment there = moved.get(session.id());
      return there == null || there.start().equals(session.startsAt())
          ? new Beat(session.id(), session.startsAt(), false)
          : new Beat(session.id(), there.start(), true);
    }
  }

  /** Days of the calendar, both included. */
  record Days(LocalDate from, LocalDate until) {}

  Map<UUID, Line> of(Collection<InfusionSession> some) {
    List<UUID> ids = some.stream().map(InfusionSession::courseId).distinct().toList();
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<UUID, List<InfusionSession>> standing =
        sessions.ofCourses(ids).stream().collect(Collectors.groupingBy(InfusionSession::courseId));
    Map<UUID, Line> lines = new HashMap<>();
    courses
        .list("id in ?1", ids)
        .forEach(
            course ->
                lines.put(
                    course.id(), new Line(course, standing.getOrDefault(course.id(), List.of()))));
    return lines;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
