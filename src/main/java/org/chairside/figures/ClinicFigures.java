package org.chairside.figures;

import static org.chairside.message.FieldMessages.FIELD;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.closure.Closures;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.figures.ChairTime.Closed;
import org.chairside.figures.GapCompliance.Series;
import org.chairside.figures.Metrics.FigureInputs;
import org.chairside.pastsession.SessionHistory;
import org.chairside.platform.problem.Invalid;
import org.chairside.roster.ClinicDay;
import org.chairside.roster.ClinicDays;
import org.chairside.roster.Shift;

/** Gathers what a clinic's figures count, with one query per kind of thing. */
@ApplicationScoped
class ClinicFigures {

  private static final int MOST_DAYS = 400;
  // A session may begin before the day in which its patient still is in the chair.
  private static final Duration AROUND = Duration.ofDays(1);

  private final Clinics clinics;
  private final Chairs chairs;
  private final Closures closures;
  private final ClinicDays days;
  private final Courses courses;
  private final SessionHistory sessions;
  private final Clock clock;

  ClinicFigures(
      Clinics clinics,
      Chairs chairs,
      Closures closures,
      ClinicDays days,
      Courses courses,
      SessionHistory sessions,
      Clock clock) {
    this.clinics = clinics;
    this.chairs = chairs;
    this.closures = closures;
    this.days = days;
    this.courses = courses;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * The clinic's figures as of now.
   *
   * @param from the first day
   * @param to the first day that is no longer in the period
   * @throws Invalid for a period that is empty or too long
   */
  Metrics of(UUID clinicId, LocalDate from, LocalDate to) {
    Clinic clinic = clinics.get(clinicId);
    Period period = new Period(from, to, clinic.timeZone());
    if (!from.isBefore(to)) {
      throw new Invalid("to", FIELD.afterFrom());
    }
    if (period.length() > MOST_DAYS) {
      throw new Invalid("to", FIELD.daysAfterFromAtMost(MOST_DAYS));
    }
    FigureInputs inputs =
        new FigureInputs(
            clinicId,
            chairTime(clinic, period),
            visits(clinicId, period),
            series(clinicId, period));
    return Metrics.of(inputs, period, clock.instant());
  }

  private ChairTime chairTime(Clinic clinic, Period period) {
    Map<LocalDate, List<Shift>> rosters = new HashMap<>();
    for (ClinicDay day : days.of(clinic.id(), period.from(), period.to().minusDays(1))) {
      day.shifts().ifPresent(shifts -> rosters.put(day.day(), shifts));
    }
    return new ChairTime(
        chairs.of(clinic.id()).stream()
            .filter(Chair::isActive)
            .map(Chair::id)
            .collect(Collectors.toSet()),
        clinic.hours(),
        closures.inForce(clinic.id(), period.start(), period.end()).stream()
            .map(closure -> new Closed(closure.chairId(), closure.from(), closure.until()))
            .toList(),
        rosters);
  }

  private List<Visit> visits(UUID clinicId, Period period) {
    return sessions
        .timesAt(clinicId, period.start().minus(AROUND), period.end().plus(AROUND))
        .stream()
        .map(Visit::of)
        .toList();
  }

  /** The courses with a session in the period, each with its sessions until the period's end. */
  private List<Series> series(UUID clinicId, Period period) {
    Map<UUID, List<Instant>> starts = new LinkedHashMap<>();
    sessions
        .startsOfCoursesAt(clinicId, period.start(), period.end())
        .forEach(s -> starts.computeIfAbsent(s.courseId(), _ -> new ArrayList<>()).add(s.at()));
    if (starts.isEmpty()) {
      return List.of();
    }
    return courses.byIds(starts.keySet()).stream()
        .map(
            (Course course) ->
                new Series(
                    course.phases(), List.copyOf(starts.getOrDefault(course.id(), List.of()))))
        .toList();
  }
}
