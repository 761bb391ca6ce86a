package org.chairside.dayplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.booking.Moves;
import org.chairside.booking.ScheduleSnapshots;
import org.chairside.booking.ScheduleSnapshots.Without;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.planning.NurseAssignment;
import org.chairside.platform.event.EventLog;
import org.chairside.roster.ClinicDays;
import org.chairside.roster.RosterChanged;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.WallClock;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionCalendar;
import org.chairside.session.SessionEvent;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;

/** Assigns a day's sessions to its nurses when its roster changes or on request. */
@ApplicationScoped
class NurseAssigner {

  private final Clinics clinics;
  private final ClinicDays days;
  private final ScheduleSnapshots snapshots;
  private final Sessions sessions;
  private final SessionCalendar calendar;
  private final EventLog events;

  NurseAssigner(
      Clinics clinics,
      ClinicDays days,
      ScheduleSnapshots snapshots,
      Sessions sessions,
      SessionCalendar calendar,
      EventLog events) {
    this.clinics = clinics;
    this.days = days;
    this.snapshots = snapshots;
    this.sessions = sessions;
    this.calendar = calendar;
    this.events = events;
  }

  void follow(@Observes RosterChanged roster) {
    assign(clinics.get(roster.clinicId()), roster.day(), false);
  }

  /**
   * Assigns the day's sessions that have not begun.
   *
   * @param reassign whether those that have a nurse are assigned again too, for an even load
   */
  List<InfusionSession> assign(UUID clinicId, LocalDate day, boolean reassign) {
    Clinic clinic = clinics.get(clinicId);
    days.lock(clinicId, List.of(day));
    return assign(clinic, day, reassign);
  }

  private List<InfusionSession> assign(Clinic clinic, LocalDate day, boolean reassign) {
    Interval whole = new WallClock(clinic.timeZone()).day(day);
    List<UUID> ids =
        calendar.expected(clinic.id(), whole.from(), whole.until()).stream()
            .map(InfusionSession::id)
            .toList();
    Map<UUID, InfusionSession> booked =
        sessions.lockAll(ids).stream()
            .filter(session -> session.status() == SessionStatus.BOOKED)
            .collect(Collectors.toMap(InfusionSession::id, Function.identity()));
    ClinicSchedule schedule = snapshots.plan(clinic, day, day, new Without(booked.keySet(), null));
    if (!schedule.isRostered(whole.from())) {
      return List.of();
    }
    List<Appointment> open =
        booked.values().stream().map(session -> open(session, clinic, reassign)).toList();
    new NurseAssignment(schedule, usual(booked.values()))
        .assign(open)
        .forEach(each -> settle(Objects.requireNonNull(booked.get(each.id())), each));
    sessions.flush();
    return List.copyOf(booked.values());
  }

  private static Appointment open(InfusionSession session, Clinic clinic, boolean reassign) {
    Appointment booked = Moves.appointment(session, clinic);
    return reassign ? booked.at(booked.start(), booked.chairId(), null) : booked;
  }

  private Map<UUID, UUID> usual(java.util.Collection<InfusionSession> booked) {
    Map<UUID, UUID> usual = new HashMap<>();
    for (InfusionSession session : booked) {
      InfusionSession last = sessions.lastBefore(session.patientId(), session.startsAt());
      if (last != null && last.nurseId() != null) {
        usual.put(session.patientId(), last.nurseId());
      }
    }
    return usual;
  }

  private void settle(InfusionSession session, Appointment assigned) {
    UUID nurse = assigned.nurseId();
    if (Objects.equals(nurse, session.nurseId())) {
      return;
    }
    if (nurse == null) {
      session.leaveWithoutNurse();
      events.add(new SessionEvent.NurseTakenOff(session.clinicId(), session.id()));
    } else {
      session.assign(nurse);
      events.add(new SessionEvent.NurseAssigned(session.clinicId(), session.id(), nurse));
    }
  }
}
