package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.demo.DemoStaff.Team;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.roster.ClinicDay;
import org.chairside.roster.ClinicDays;
import org.chairside.roster.RosterWriter;
import org.chairside.roster.Shift;
import org.chairside.roster.Shift.Break;
import org.chairside.roster.Shift.Duty;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffAccounts;
import org.chairside.staff.StaffMembers;

/** Writes the demo's rosters for the weeks to come. */
@ApplicationScoped
class Rosters {

  private static final int DAYS_AHEAD = 28;
  private static final LocalTime FROM = LocalTime.of(7, 30);
  private static final LocalTime UNTIL = LocalTime.of(18, 0);
  private static final LocalTime FIRST_LUNCH = LocalTime.of(11, 30);

  private final Transactions transactions;
  private final Clinics clinics;
  private final ClinicDays days;
  private final RosterWriter writer;
  private final StaffAccounts accounts;
  private final StaffMembers staff;
  private final Clock clock;

  Rosters(
      Transactions transactions,
      Clinics clinics,
      ClinicDays days,
      RosterWriter writer,
      StaffAccounts accounts,
      StaffMembers staff,
      Clock clock) {
    this.transactions = transactions;
    this.clinics = clinics;
    this.days = days;
    this.writer = writer;
    this.accounts = accounts;
    this.staff = staff;
    this.clock = clock;
  }

  /** Sees to it that every working day of the next four weeks has a roster. */
  void write(Team team) {
    transactions.run(team.admin(), () -> writeAll(team));
  }

  private void writeAll(Team team) {
    for (int site = 0; site < DemoClinics.SITES.size(); site++) {
      Clinic clinic = clinics.named(DemoClinics.SITES.get(site).clinic().name()).orElse(null);
      if (clinic != null) {
        write(clinic, nurses(site, team), clinician(site, team));
      }
    }
  }

  /** The nurses of a site: the demo's own account in the first, others beside her. */
  private List<UUID> nurses(int site, Team team) {
    List<UUID> nurses = new ArrayList<>();
    if (site == 0) {
      nurses.add(id(team.nurse()));
    }
    DemoClinics.FURTHER_NURSES.get(site).forEach(colleague -> nurses.add(found(colleague)));
    return nurses;
  }

  private UUID found(DemoClinics.Colleague colleague) {
    Staff known = staff.named(colleague.username()).orElse(null);
    if (known != null) {
      return known.id();
    }
    // Nobody signs in as one of these.
    String password = UUID.randomUUID().toString();
    return accounts
        .takeOn(colleague.username(), colleague.name(), Set.of(colleague.role()), password)
        .id();
  }

  private UUID clinician(int site, Team team) {
    return site == 0 ? id(team.clinician()) : found(DemoClinics.FURTHER_CLINICIAN);
  }

  private void write(Clinic clinic, List<UUID> nurses, UUID clinician) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clinic.timeZone());
    LocalDate last = today.plusDays(DAYS_AHEAD);
    Set<LocalDate> written =
        days.of(clinic.id(), today, last).stream()
            .filter(day -> day.shifts().isPresent())
            .map(ClinicDay::day)
            .collect(Collectors.toSet());
    today
        .datesUntil(last)
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .filter(day -> !written.contains(day))
        .forEach(day -> writer.write(clinic.id(), day, shifts(nurses, clinician)));
  }

  private static List<Shift> shifts(List<UUID> nurses, UUID clinician) {
    List<Shift> shifts = new ArrayList<>();
    for (int i = 0; i < nurses.size(); i++) {
      LocalTime lunch = FIRST_LUNCH.plusMinutes(45L * i);
      List<Break> breaks = List.of(new Break(lunch, lunch.plusMinutes(30)));
      shifts.add(new Shift(nurses.get(i), Duty.NURSE, FROM, UNTIL, breaks, i == 0));
    }
    shifts.add(new Shift(clinician, Duty.CLINICIAN, FROM, UNTIL, List.of(), false));
    return shifts;
  }

  private static UUID id(Actor person) {
    return Objects.requireNonNull(person.staffId(), "a colleague of the demo is a person");
  }
}
