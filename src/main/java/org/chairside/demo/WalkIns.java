package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.booking.SeriesBooking;
import org.chairside.booking.SeriesBooking.Place;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.course.Acuity;
import org.chairside.course.Course;
import org.chairside.course.CourseOrders;
import org.chairside.course.Courses;
import org.chairside.demo.DemoClinics.Site;
import org.chairside.demo.DemoStaff.Team;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.problem.Refusal;
import org.chairside.platform.transaction.Transactions;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.Sessions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the demo's floor busy and its reviews from piling up, for as long as it runs. */
@ApplicationScoped
class WalkIns {

  private static final Logger LOG = Logger.getLogger(WalkIns.class);
  private static final Duration NOTICE = Duration.ofMinutes(6);
  private static final Duration APART = Duration.ofMinutes(13);
  private static final Duration LATEST_REOPENED = Duration.ofMinutes(-22);
  private static final Duration SAME_DAY = Duration.ofHours(12);
  private static final Duration EXPECTED_WITHIN = Duration.ofMinutes(50);
  private static final int MOST_REVIEWS = 10;

  private final Transactions transactions;
  private final Clinics clinics;
  private final Chairs chairs;
  private final Patients patients;
  private final Courses courses;
  private final CourseOrders courseOrders;
  private final Sessions sessions;
  private final DemoSessions demoSessions;
  private final SessionCalendar calendar;
  private final SeriesBooking bookings;
  private final SessionPlayer player;
  private final Clock clock;

  WalkIns(
      Transactions transactions,
      Clinics clinics,
      Chairs chairs,
      Patients patients,
      Courses courses,
      CourseOrders courseOrders,
      Sessions sessions,
      DemoSessions demoSessions,
      SessionCalendar calendar,
      SeriesBooking bookings,
      SessionPlayer player,
      Clock clock) {
    this.transactions = transactions;
    this.clinics = clinics;
    this.chairs = chairs;
    this.patients = patients;
    this.courses = courses;
    this.courseOrders = courseOrders;
    this.sessions = sessions;
    this.demoSessions = demoSessions;
    this.calendar = calendar;
    this.bookings = bookings;
    this.player = player;
    this.clock = clock;
  }

  /** Books the patient who has been away longest where a clinic has fewer patients than usual. */
  void fillChairs(Team team) {
    for (int site = 0; site < DemoClinics.SITES.size(); site++) {
      fill(site, NOTICE, team);
    }
  }

  /** Books sessions that began a while ago, so that a restarted demo has patients in its chairs. */
  void reopen(Team team) {
    for (int site = 0; site < DemoClinics.SITES.size(); site++) {
      for (int i = 0; i < DemoClinics.SITES.get(site).present(); i++) {
        fill(site, LATEST_REOPENED.minus(APART.multipliedBy(i)), team);
      }
    }
  }

  private void fill(int site, Duration fromNow, Team team) {
    try {
      transactions.run(team.scheduler(), () -> book(site, fromNow, team));
    } catch (Refusal refusal) {
      // A real person has taken the chair or the patient meanwhile; there is a next time.
      LOG.debugf(refusal, "nobody could be booked");
    }
  }

  private void book(int siteIndex, Duration fromNow, Team team) {
    Site site = DemoClinics.SITES.get(siteIndex);
    Clinic clinic = clinics.named(site.clinic().name()).orElse(null);
    if (clinic == null || expected(clinic.id()) >= site.present()) {
      return;
    }
    Duration apart = fromNow.isNegative() ? Duration.ZERO : APART.multipliedBy(soon(clinic.id()));
    Instant start = clock.instant().plus(fromNow).plus(apart).truncatedTo(ChronoUnit.MINUTES);
    for (Patient patient : longestAway(siteIndex, start)) {
      Course course = course(patient, clinic, team);
      Duration whole =
          clinic
              .preparation()
              .plusMinutes(course.infusionMinutes())
              .plus(clinic.recovery())
              .plus(clinic.turnover());
      Instant end = start.plus(whole);
      Optional<Chair> chair =
          chairs.of(clinic.id()).stream()
              .filter(Chair::isActive)
              .filter(each -> calendar.holding(each.id(), start, end).isEmpty())
              .findFirst();
      if (chair.isPresent() && calendar.ofPatient(patient.id(), start, end).isEmpty()) {
        bookings.book(course.id(), List.of(new Place(start, chair.get().id())));
        return;
      }
    }
  }

  private long expected(UUID clinicId) {
    Instant now = clock.instant();
    return demoSessions.presentOrExpected(
        clinicId, now.minus(EXPECTED_WITHIN), now.plus(EXPECTED_WITHIN));
  }

  private int soon(UUID clinicId) {
    Instant now = clock.instant();
    return Math.toIntExact(demoSessions.booked(clinicId, now, now.plus(EXPECTED_WITHIN)));
  }

  /** Patients with another session on that day come last. */
  private List<Patient> longestAway(int site, Instant start) {
    List<String> mrns =
        DemoPatients.PEOPLE.stream().filter(p -> p.site() == site).map(Person::mrn).toList();
    return patients.byMrns(mrns).stream()
        .sorted(
            Comparator.comparing(
                    (Patient patient) ->
                        !calendar.ofPatient(patient.id(), start, start.plus(SAME_DAY)).isEmpty())
                .thenComparing(patient -> demoSessions.lastStart(patient.id(), clock.instant())))
        .toList();
  }

  /** The patient's course with a session left, ordered where there is none. */
  private Course course(Patient patient, Clinic clinic, Team team) {
    List<Course> all = courses.ofPatient(patient.id()).reversed();
    return all.stream()
        .filter(course -> isActive(course))
        .filter(course -> sessions.ofCourse(course.id()).size() < course.sessions())
        .findFirst()
        .orElseGet(() -> further(patient, clinic, all.isEmpty() ? null : all.getFirst(), team));
  }

  private static boolean isActive(Course course) {
    try {
      course.requireActive();
      return true;
    } catch (Refusal refusal) {
      return false;
    }
  }

  private Course further(Patient patient, Clinic clinic, @Nullable Course before, Team team) {
    Person.Treatment treatment = DemoPatients.person(patient.mrn()).treatment();
    var order =
        new Course.Order(
            patient.id(),
            clinic.id(),
            before == null ? treatment.indication() : before.indication(),
            DemoSetup.DRUG,
            treatment.dose(),
            null,
            treatment.infusionMinutes(),
            DemoPatients.FURTHER,
            DemoSetup.PROTOCOL,
            Acuity.STANDARD);
    return team.clinician()
        .acting(() -> courseOrders.order(order, "Maintenance follows the series"));
  }

  /** Signs off the oldest sessions if too many wait. */
  void clearBacklog(Team team) {
    transactions.run(team.clinician(), () -> clear(team));
  }

  private void clear(Team team) {
    List<InfusionSession> waiting = demoSessions.unsigned();
    waiting.stream()
        .limit(Math.max(0, waiting.size() - MOST_REVIEWS))
        .forEach(session -> player.signOff(sessions.lock(session.id()), team));
  }
}
