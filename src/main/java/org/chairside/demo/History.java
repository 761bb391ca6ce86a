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
import org.chairside.booking.BookingDesk;
import org.chairside.booking.BookingDesk.Place;
import org.chairside.booking.CallOffDesk;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.demo.Colleagues.Team;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.problem.Refusal;
import org.chairside.platform.transaction.Transactions;
import org.chairside.session.InfusionSession;
import org.jboss.logging.Logger;

/**
 * Writes what lies behind the demo's patients, what goes on as the demo is made, and what is
 * booked.
 */
@ApplicationScoped
class History {

  private static final Logger LOG = Logger.getLogger(History.class);
  private static final int BOOKED_AHEAD = 4;
  private static final int DAYS_AHEAD = 84;
  private static final Duration BOOKED_BEFORE = Duration.ofDays(5);
  private static final Duration MISSED_BEFORE = Duration.ofDays(7);

  private final Transactions transactions;
  private final Patients patients;
  private final Courses courses;
  private final Chairs chairs;
  private final BookingDesk bookings;
  private final CallOffDesk changes;
  private final Stage stage;
  private final Clock clock;

  History(
      Transactions transactions,
      Patients patients,
      Courses courses,
      Chairs chairs,
      BookingDesk bookings,
      CallOffDesk changes,
      Stage stage,
      Clock clock) {
    this.transactions = transactions;
    this.patients = patients;
    this.courses = courses;
    this.chairs = chairs;
    this.bookings = bookings;
    this.changes = changes;
    this.stage = stage;
    this.clock = clock;
  }

  /** Where the sessions of a person take place. */
  private record Ground(UUID courseId, List<UUID> chairs) {}

  /**
   * Books all of it and plays what is going on. What lies behind is played by and by: until then
   * its sessions look booked.
   */
  void write(Team team) {
    Instant now = clock.instant();
    Map<Person, Ground> grounds = transactions.call(team.scheduler(), this::grounds);
    Diary diary = new Diary();
    List<UUID> goingOn = new ArrayList<>();
    for (Person person : Cast.PEOPLE) {
      Ground ground = Objects.requireNonNull(grounds.get(person));
      UUID visit =
          transactions.call(team.scheduler(), () -> book(person, ground, now, diary, team));
      if (person.visit().isGoingOn()) {
        goingOn.add(visit);
      }
    }
    goingOn.forEach(
        visit -> transactions.run(team.nurse(), () -> stage.play(visit, now, team, false)));
    Cast.PEOPLE.forEach(
        person -> bookAhead(person, Objects.requireNonNull(grounds.get(person)), now, team));
  }

  /** What comes next is planned as a scheduler would, under every rule. */
  private void bookAhead(Person person, Ground ground, Instant now, Team team) {
    LocalDate until = LocalDate.ofInstant(now, zone(person)).plusDays(DAYS_AHEAD);
    try {
      transactions.run(
          team.scheduler(), () -> bookings.bookSoonest(ground.courseId(), BOOKED_AHEAD, until));
    } catch (Refusal refusal) {
      LOG.debugf(refusal, "nothing could be booked ahead");
    }
  }

  private Map<Person, Ground> grounds() {
    Map<Person, Ground> grounds = new HashMap<>();
    for (Person person : Cast.PEOPLE) {
      Patient patient = patients.find("mrn", person.mrn()).firstResult();
      Course course = courses.find("patientId", patient.id()).firstResult();
      grounds.put(
          person,
          new Ground(course.id(), chairs.of(course.clinicId()).stream().map(Chair::id).toList()));
    }
    return grounds;
  }

  /** Books the person's series and returns the session of this day. */
  private UUID book(Person person, Ground ground, Instant now, Diary diary, Team team) {
    LocalDate today = LocalDate.ofInstant(now, zone(person));
    int wish = Cast.PEOPLE.indexOf(person);
    List<Place> places = new ArrayList<>();
    for (int i = -person.past(); i <= 0; i++) {
      LocalDate day = today.plusDays((long) i * person.gapDays());
      places.add(
          i == 0 ? visit(person, ground, now) : place(diary.on(day, person.site(), wish), ground));
    }
    List<InfusionSession> booked = new ArrayList<>();
    stage.at(
        places.getFirst().start().minus(BOOKED_BEFORE),
        team.scheduler(),
        () -> {
          if (person.equals(Cast.PEOPLE.getLast())) {
            miss(ground, places.getFirst());
          }
          booked.addAll(bookings.writeDown(ground.courseId(), places).sessions());
        });
    return booked.get(person.past()).id();
  }

  private static Place visit(Person person, Ground ground, Instant now) {
    Instant start =
        now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(person.visit().inMinutes()));
    return new Place(start, ground.chairs().get(person.visit().chair()));
  }

  private static Place place(Diary.Place place, Ground ground) {
    return new Place(place.start(), ground.chairs().get(place.chair()));
  }

  private void miss(Ground ground, Place first) {
    Instant start = first.start().minus(MISSED_BEFORE);
    var missed = bookings.writeDown(ground.courseId(), List.of(new Place(start, first.chairId())));
    changes.miss(missed.sessions().getFirst().id(), null, "Did not come, not reached by phone");
  }

  private static ZoneId zone(Person person) {
    return Cast.SITES.get(person.site()).clinic().timeZone();
  }
}
