package org.chairside.arrival;

import static org.chairside.arrival.ArrivalMessages.ARRIVAL;
import static org.chairside.charting.ChairMessages.CHAIR;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinics;
import org.chairside.course.Courses;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Asks, as a patient is checked in, whether it is the right session and the chair is free. What may
 * be so for a good reason is passed by that reason; two infusions in one chair, and one patient in
 * two chairs, are not.
 */
@ApplicationScoped
public class ArrivalGate {

  // A session booked shortly before midnight may begin on the next day.
  private static final Duration ACROSS_MIDNIGHT = Duration.ofHours(6);

  private final Sessions sessions;
  private final SessionCalendar calendar;
  private final Courses courses;
  private final Clinics clinics;
  private final Chairs chairs;

  ArrivalGate(
      Sessions sessions,
      SessionCalendar calendar,
      Courses courses,
      Clinics clinics,
      Chairs chairs) {
    this.sessions = sessions;
    this.calendar = calendar;
    this.courses = courses;
    this.clinics = clinics;
    this.chairs = chairs;
  }

  /**
   * Lets the patient sit down or refuses it.
   *
   * @param session not checked in yet, and locked together with its patient
   * @param reason why it is right anyway, or null
   * @return the codes of what that reason passed; empty where there was no doubt
   * @throws DoubtfulArrival naming every doubt, where there is no reason
   * @throws Conflict where the patient sits in another chair, or another infusion runs in this one
   */
  public List<String> check(InfusionSession session, Instant at, @Nullable String reason) {
    Chair chair = chairs.lock(List.of(session.chairId())).getFirst();
    refuseSecondInfusion(session, chair, at);
    ZoneId zone = clinics.get(session.clinicId()).timeZone();
    List<FieldError> doubts = new ArrayList<>();
    anotherDay(session, at, zone).ifPresent(doubts::add);
    for (InfusionSession other : inSameChair(session, at)) {
      doubts.add(
          FieldError.of(
              "checkIn.chair",
              ARRIVAL.chairTaken(
                  chair.name(),
                  Objects.requireNonNull(other.checkedInAt()).atZone(zone).toLocalTime(),
                  other.id().toString())));
    }
    beyondOrder(session).ifPresent(doubts::add);
    openElsewhere(session, at, zone).ifPresent(doubts::add);
    if (!doubts.isEmpty() && reason == null) {
      throw new DoubtfulArrival(doubts);
    }
    return doubts.stream().map(FieldError::code).toList();
  }

  /**
   * Lets the clinic's time zone stay as it is until the transaction ends: it changes only while no
   * patient is here. Asked before the session is locked, as for a booking.
   */
  public void holdZone(InfusionSession session) {
    clinics.getInItsZone(session.clinicId());
  }

  /**
   * Refuses that the patient is in the chair again where somebody else sits there, or the patient
   * in another.
   *
   * @param session locked together with its patient
   */
  public void checkReturn(InfusionSession session, Instant at) {
    Chair chair = chairs.lock(List.of(session.chairId())).getFirst();
    ZoneId zone = clinics.get(session.clinicId()).timeZone();
    inSameChair(session, at).stream()
        .findFirst()
        .ifPresent(
            other -> {
              throw Conflict.over(
                  "chairId",
                  ARRIVAL.chairTaken(
                      chair.name(),
                      Objects.requireNonNull(other.checkedInAt()).atZone(zone).toLocalTime(),
                      other.id().toString()));
            });
    openElsewhere(session, at, zone);
  }

  /**
   * Refuses a second infusion in the same chair or on the same pump.
   *
   * @param pump as staff name it, in any case; null where that is not said
   */
  public void checkStart(InfusionSession session, Instant at, @Nullable String pump) {
    // one after the other: two starts at once would not see each other
    clinics.lock(session.clinicId());
    refuseSecondInfusion(session, chairs.get(session.chairId()), at);
    if (pump == null || pump.isBlank()) {
      return;
    }
    sessions.present(session.clinicId()).stream()
        .filter(other -> isInfusingBeside(other, session, at))
        .filter(other -> isSamePump(pump, other.delivery().pump()))
        .findFirst()
        .ifPresent(
            other -> {
              throw Conflict.over(
                  "pump",
                  ARRIVAL.infusingOnPump(
                      chairs.get(other.chairId()).name(), other.id().toString()));
            });
  }

  private static boolean isSamePump(String pump, @Nullable String other) {
    return other != null && pump.strip().equalsIgnoreCase(other.strip());
  }

  private void refuseSecondInfusion(InfusionSession session, Chair chair, Instant at) {
    sessions.presentInChair(session.chairId()).stream()
        .filter(other -> isInfusingBeside(other, session, at))
        .findFirst()
        .ifPresent(
            other -> {
              throw Conflict.over(
                  "chairId", ARRIVAL.infusingInChair(chair.name(), other.id().toString()));
            });
  }

  // What is entered from paper was before the infusion that runs there now.
  private static boolean isInfusingBeside(
      InfusionSession other, InfusionSession session, Instant at) {
    Instant started = other.startedAt();
    return !other.id().equals(session.id())
        && other.isInfusing()
        && started != null
        && !started.isAfter(at);
  }

  private Optional<FieldError> anotherDay(InfusionSession session, Instant at, ZoneId zone) {
    LocalDate booked = session.startsAt().atZone(zone).toLocalDate();
    LocalDate arrived = at.atZone(zone).toLocalDate();
    Duration apart = Duration.between(session.startsAt(), at).abs();
    if (booked.equals(arrived) || apart.compareTo(ACROSS_MIDNIGHT) <= 0) {
      return Optional.empty();
    }
    Instant from = arrived.atStartOfDay(zone).toInstant();
    Instant until = arrived.plusDays(1).atStartOfDay(zone).toInstant();
    return Optional.of(
        FieldError.of(
            "checkIn.day",
            calendar.ofPatient(session.patientId(), from, until).stream()
                .filter(InfusionSession::isBooked)
                .findFirst()
                .map(due -> ARRIVAL.anotherDayThan(booked, arrived, due.id().toString()))
                .orElseGet(() -> ARRIVAL.anotherDay(booked, arrived))));
  }

  // The course was revised to fewer sessions, and this one stayed booked.
  private Optional<FieldError> beyondOrder(InfusionSession session) {
    int ordered = courses.get(session.courseId()).sessions();
    return session.number() <= ordered
        ? Optional.empty()
        : Optional.of(
            FieldError.of("checkIn.order", ARRIVAL.beyondOrder(session.number(), ordered)));
  }

  private List<InfusionSession> inSameChair(InfusionSession session, Instant at) {
    return sessions.presentInChair(session.chairId()).stream()
        .filter(other -> !other.patientId().equals(session.patientId()))
        .filter(other -> other.checkedInAt() != null && !other.checkedInAt().isAfter(at))
        .toList();
  }

  // A session of earlier days may still be entered from paper while its patient sits here today.
  private Optional<FieldError> openElsewhere(InfusionSession session, Instant at, ZoneId zone) {
    List<InfusionSession> open = sessions.presentForAnother(session, at).toList();
    open.stream()
        .filter(other -> !other.wasLeftOpen(at))
        .findFirst()
        .ifPresent(
            other -> {
              throw new Conflict(CHAIR.otherSessionInChair(other.id().toString()));
            });
    return open.stream()
        .findFirst()
        .map(
            other ->
                FieldError.of(
                    "checkIn.openSession",
                    ARRIVAL.leftOpen(
                        other.startsAt().atZone(zone).toLocalDate(), other.id().toString())));
  }
}
