package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.booking.BookingDesk;
import org.chairside.booking.BookingDesk.Place;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.course.Course;
import org.chairside.course.Courses;
import org.chairside.demo.Colleagues.Team;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.transaction.Transactions;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;

/**
 * Writes what lies behind the demo's patients, what goes on as the demo is made, and what is
 * booked.
 */
@ApplicationScoped
class History {

  private static final int BOOKED_AHEAD = 2;
  private static final Duration BOOKED_BEFORE = Duration.ofDays(2);
  private static final Duration WHOLE_SESSION = Duration.ofHours(6);

  private final Transactions transactions;
  private final Patients patients;
  private final Courses courses;
  private final Chairs chairs;
  private final Sessions sessions;
  private final BookingDesk bookings;
  private final Stage stage;
  private final Clock clock;

  History(
      Transactions transactions,
      Patients patients,
      Courses courses,
      Chairs chairs,
      Sessions sessions,
      BookingDesk bookings,
      Stage stage,
      Clock clock) {
    this.transactions = transactions;
    this.patients = patients;
    this.courses = courses;
    this.chairs = chairs;
    this.sessions = sessions;
    this.bookings = bookings;
    this.stage = stage;
    this.clock = clock;
  }

  /** How a session of the past ended. */
  private enum End {
    SIGNED_OFF,
    NOT_SIGNED_OFF,
    NO_SHOW
  }

  private record Past(Person person, int chair, Instant start, End end) {}

  /** Where the sessions of a person take place. */
  private record Ground(UUID courseId, List<UUID> chairs) {}

  void write(Team team) {
    Instant now = clock.instant();
    Map<Person, Ground> grounds = transactions.call(team.scheduler(), this::grounds);
    Diary diary = new Diary();
    for (Past past : past(now, diary)) {
      transactions.run(team.nurse(), () -> play(past, ground(grounds, past.person()), team));
    }
    for (Person person : Cast.PEOPLE) {
      Ground ground = ground(grounds, person);
      transactions.run(team.nurse(), () -> visit(person, ground, now, team));
      transactions.run(team.scheduler(), () -> bookAhead(person, ground, now, diary));
    }
  }

  private static Ground ground(Map<Person, Ground> grounds, Person person) {
    return Objects.requireNonNull(grounds.get(person));
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

  /** All sessions that lie behind, in the order of their starts. */
  private static List<Past> past(Instant now, Diary diary) {
    List<Past> all = new ArrayList<>();
    for (int i = 0; i < Cast.PEOPLE.size(); i++) {
      Person person = Cast.PEOPLE.get(i);
      LocalDate today = LocalDate.ofInstant(now, zone(person));
      for (int back = person.past(); back >= 1; back--) {
        var place = diary.on(today.minusDays((long) back * person.gapDays()), person.site(), i);
        boolean waits = back == 1 && i % 4 == 0;
        End end = waits ? End.NOT_SIGNED_OFF : End.SIGNED_OFF;
        all.add(new Past(person, place.chair(), place.start(), end));
      }
    }
    Person absent = Cast.PEOPLE.getLast();
    LocalDate day =
        LocalDate.ofInstant(now, zone(absent)).minusDays((absent.past() + 1L) * absent.gapDays());
    var missed = diary.on(day, absent.site(), 0);
    all.add(new Past(absent, missed.chair(), missed.start(), End.NO_SHOW));
    all.sort(Comparator.comparing(Past::start));
    return all;
  }

  private static ZoneId zone(Person person) {
    return Cast.SITES.get(person.site()).clinic().timeZone();
  }

  private void play(Past past, Ground ground, Team team) {
    UUID chair = ground.chairs().get(past.chair());
    InfusionSession session = book(past.start(), ground, chair, team);
    if (past.end() == End.NO_SHOW) {
      stage.at(
          past.start().plus(Duration.ofMinutes(30)),
          team.scheduler(),
          () -> bookings.miss(session.id(), "Did not come, not reached by phone"));
      return;
    }
    stage.play(session.id(), past.start().plus(WHOLE_SESSION), team, true);
    if (past.end() == End.SIGNED_OFF) {
      stage.signOff(session, team);
    }
  }

  private InfusionSession book(Instant start, Ground ground, UUID chair, Team team) {
    List<InfusionSession> booked = new ArrayList<>();
    stage.at(
        start.minus(BOOKED_BEFORE),
        team.scheduler(),
        () -> booked.addAll(bookings.book(ground.courseId(), List.of(new Place(start, chair)))));
    return sessions.get(booked.getFirst().id());
  }

  /** The session of this day, as far as it has come. */
  private void visit(Person person, Ground ground, Instant now, Team team) {
    Instant start = now.plusSeconds(person.visit().inSeconds());
    UUID chair = ground.chairs().get(person.visit().chair());
    InfusionSession session = book(start, ground, chair, team);
    stage.play(session.id(), now, team, false);
  }

  private void bookAhead(Person person, Ground ground, Instant now, Diary diary) {
    LocalDate today = LocalDate.ofInstant(now, zone(person));
    List<Place> places = new ArrayList<>();
    for (int i = 1; i <= BOOKED_AHEAD; i++) {
      var place =
          diary.on(
              today.plusDays((long) i * person.gapDays()),
              person.site(),
              Cast.PEOPLE.indexOf(person));
      places.add(new Place(place.start(), ground.chairs().get(place.chair())));
    }
    bookings.book(ground.courseId(), places);
  }
}
