package org.chairside.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.event.EventLog;

/** Writes a day's roster. */
@ApplicationScoped
public class RosterWriter {

  private final ClinicDays days;
  private final RosterElsewhere elsewhere;
  private final EventLog events;
  private final Event<RosterChanged> changed;

  RosterWriter(
      ClinicDays days, RosterElsewhere elsewhere, EventLog events, Event<RosterChanged> changed) {
    this.days = days;
    this.elsewhere = elsewhere;
    this.events = events;
    this.changed = changed;
  }

  /** The day, locked against changes of its sessions or roster. */
  ClinicDay lock(UUID clinicId, LocalDate day) {
    return days.lock(clinicId, List.of(day)).getFirst();
  }

  /** Writes a day's roster, or rewrites it; the day's sessions are assigned by it. */
  public ClinicDay write(UUID clinicId, LocalDate on, List<Shift> shifts) {
    ClinicDay day = lock(clinicId, on);
    elsewhere.refuse(clinicId, on, shifts);
    day.roster(shifts);
    days.flush();
    events.add(new RosterWritten(clinicId, on));
    changed.fire(new RosterChanged(clinicId, on));
    return day;
  }
}
