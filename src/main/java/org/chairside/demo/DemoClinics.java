package org.chairside.demo;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.EntryUnits;
import org.chairside.clinic.Minutes;
import org.chairside.clinic.OpeningHours;
import org.chairside.clinic.Reminding;
import org.chairside.clinic.Staffing;
import org.chairside.message.Language;
import org.chairside.platform.Actor.Role;

/** The demo's organization: its sites and its staff. All people are made up. */
final class DemoClinics {

  static final String ORGANIZATION = "Harbour Infusion Clinics";
  static final String PASSWORD = "chairside-demo";

  /** A member of staff. */
  record Colleague(String username, String name, Role role) {}

  static final List<Colleague> STAFF =
      List.of(
          new Colleague("nurse", "Rosa Delgado, RN", Role.NURSE),
          new Colleague("scheduler", "Ben Whitaker", Role.SCHEDULER),
          new Colleague("clinician", "Dr. Amara Nwosu", Role.CLINICIAN),
          new Colleague("admin", "Helen Park", Role.ADMIN));

  /**
   * Nurses of each site beside the demo's own account, for its rosters; nobody signs in as them.
   */
  static final List<List<Colleague>> FURTHER_NURSES =
      List.of(
          List.of(
              new Colleague("mei.tanaka", "Mei Tanaka, RN", Role.NURSE),
              new Colleague("joris.devries", "Joris de Vries, RN", Role.NURSE)),
          List.of(
              new Colleague("adaeze.obi", "Adaeze Obi, RN", Role.NURSE),
              new Colleague("luis.moreno", "Luis Moreno, RN", Role.NURSE)));

  /** The clinician of the second site; the demo's own account works at the first. */
  static final Colleague FURTHER_CLINICIAN =
      new Colleague("ines.carvalho", "Dr. Ines Carvalho", Role.CLINICIAN);

  /** A clinic with its chairs. */
  record Site(Clinic.Details clinic, int chairs, int present) {}

  static final List<Site> SITES =
      List.of(
          new Site(clinic("Harbourside", "America/New_York", 45), 5, 3),
          new Site(clinic("Lakeview", "America/Chicago", 40), 3, 2));

  private static Clinic.Details clinic(String name, String zone, int recoveryMinutes) {
    List<OpeningHours> hours =
        Stream.of(DayOfWeek.values())
            .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
            .map(day -> new OpeningHours(day, LocalTime.of(7, 30), LocalTime.of(18, 0)))
            .toList();
    return new Clinic.Details(
        name,
        ZoneId.of(zone),
        hours,
        new Minutes(15, 10, recoveryMinutes, 10),
        new Staffing(8, 3, 2, 3, true),
        Reminding.USUAL,
        Clinic.USUAL_UNDO_MINUTES,
        Language.ENGLISH,
        EntryUnits.SI);
  }

  private DemoClinics() {}
}
