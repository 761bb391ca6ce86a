package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.booking.SeriesBooking;
import org.chairside.booking.SeriesBooking.Place;
import org.chairside.change.Cancellations;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.demo.DemoStaff.Team;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.problem.Refusal;
import org.chairside.platform.transaction.Transactions;
import org.chairside.session.InfusionSession;
import org.jboss.logging.Logger;

/** Writes the demo patients' past sessions, those under way, and those booked. */
@ApplicationScoped
class DemoHistory {

  private static final Logger LOG = Logger.getLogger(DemoHistory.class);
  private static final int BOOKED_AHEAD = 4;
  private static final int DAYS_AHEAD = 84;
  private static final Duration BOOKED_BEFORE = Duration.ofDays(5);
  private static final Duration MISSED_BEFORE = Duration.ofDays(7);

  private final Transactions transactions;
  private final Patients patients;
  private final Courses courses;
  private final Chairs chairs;
  private final SeriesBooking bookings;
  private final Cancellations cancellations;
  private final SessionPlayer player;
  private final Clock clock;

  DemoHistory(
      Transactions transactions,
      Patients patients,
      Courses courses,
      Chairs chairs,
      SeriesBooking bookings,
      Cancellations cancellations,
      SessionPlayer player,
      Clock clock) {
    this.transactions = transactions;
    this.patients = patients;
    this.courses = courses;
    this.chairs = chairs;
    this.bookings = bookings;
    this.cancellations = cancellations;
    this.player = player;
    this.clock = clock;
  }

  /** Where the sessions of a person take place. */
  private record CourseChairs(UUID courseId, List<UUID> chairs) {}

  /**
   * Books all of it and plays the sessions under way. Past sessions are played gradually; until
   * then they look booked.
   */
  void write(Team team) {
    Instant now = clock.instant();
    Map<Person, CourseChairs> places = transactions.call(team.scheduler(), this::places);
    SlotBook book = new SlotBook();
    List<UUID> goingOn = new ArrayList<>();
    for (Person person : DemoPatients.PEOPLE) {
      CourseChairs place = Objects.requireNonNull(places.get(person));
      UUID visit = transactions.call(team.scheduler(), () -> book(person, place, now, book, team));
      if (person.visit().isGoingOn()) {
        goingOn.add(visit);
      }
    }
    goingOn.forEach(
        visit -> transactions.run(team.nurse(), () -> player.play(visit, now, team, false)));
    DemoPatients.PEOPLE.forEach(
        person -> bookAhead(person, Objects.requireNonNull(places.get(person)), now, team));
  }

  /** Future sessions are planned as a scheduler would, under every rule. */
  private void bookAhead(Person person, CourseChairs place, Instant now, Team team) {
    LocalDate until = LocalDate.ofInstant(now, zone(person)).plusDays(DAYS_AHEAD);
    try {
      transactions.run(
          team.scheduler(), () -> bookings.bookSoonest(place.courseId(), BOOKED_AHEAD, until));
    } catch (Refusal refusal) {
      LOG.debugf(refusal, "nothing could be booked ahead");
    }
  }

  private Map<Person, CourseChairs> places() {
    Map<Person, CourseChairs> places = new HashMap<>();
    for (Person person : DemoPatients.PEOPLE) {
      Patient patient = patients.byMrns(List.of(person.mrn())).getFirst();
      Course course = courses.ofPatient(patient.id()).getFirst();
      places.put(
          person,
          new CourseChairs(
              course.id(), chairs.of(course.clinicId()).stream().map(Chair::id).toList()));
    }
    return places;
  }

  /** Books the person's series and returns the session of this day. */
  private UUID book(Person person, CourseChairs place, Instant now, SlotBook book, Team team) {
    LocalDate today = LocalDate.ofInstant(now, zone(person));
    int wish = DemoPatients.PEOPLE.indexOf(person);
    List<Place> places = new ArrayList<>();
    for (int i = -person.past(); i <= 0; i++) {
      LocalDate day = today.plusDays((long) i * person.gapDays());
      places.add(
          i == 0 ? visit(person, place, now) : place(book.on(day, person.site(), wish), place));
    }
    List<InfusionSession> booked = new ArrayList<>();
    player.at(
        places.getFirst().start().minus(BOOKED_BEFORE),
        team.scheduler(),
        () -> {
          if (person.equals(DemoPatients.PEOPLE.getLast())) {
            miss(place, places.getFirst());
          }
          booked.addAll(bookings.writeDown(place.courseId(), places).sessions());
        });
    return booked.get(person.past()).id();
  }

  private static Place visit(Person person, CourseChairs place, Instant now) {
    Instant start =
        now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(person.visit().inMinutes()));
    return new Place(start, place.chairs().get(person.visit().chair()));
  }

  private static Place place(SlotBook.Place slot, CourseChairs place) {
    return new Place(slot.start(), place.chairs().get(slot.chair()));
  }

  private void miss(CourseChairs place, Place first) {
    Instant start = first.start().minus(MISSED_BEFORE);
    var missed = bookings.writeDown(place.courseId(), List.of(new Place(start, first.chairId())));
    cancellations.miss(
        missed.sessions().getFirst().id(), null, "Did not come, not reached by phone");
  }

  private static ZoneId zone(Person person) {
    return DemoClinics.SITES.get(person.site()).clinic().timeZone();
  }
}
