package org.chairside.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.chairside.schedule.Interval;
import org.chairside.schedule.Intervals;
import org.chairside.schedule.Resources;
import org.chairside.schedule.Resources.Closed;
import org.chairside.schedule.Resources.NurseShift;
import org.chairside.schedule.Resources.Seat;
import org.jspecify.annotations.Nullable;

/**
 * One Monday of a clinic with six chairs that is open from 08:00 to 18:00, described by hours and
 * numbers: chair 0, nurse 1, patient 2.
 */
final class SmallClinic {

  static final LocalDate DAY = AnyClinic.MONDAY;

  private final List<Closed> closures = new ArrayList<>();
  private final LinkedHashMap<UUID, Seat> chairs = new LinkedHashMap<>();
  private final Map<LocalDate, List<NurseShift>> rosters = new TreeMap<>();
  private final Map<LocalDate, Intervals> clinicians = new TreeMap<>();
  private @Nullable Integer pumps;
  private int sessions;

  SmallClinic() {
    IntStream.range(0, 6)
        .mapToObj(i -> new Seat(chair(i), "Chair " + i, true, List.of()))
        .forEach(seat -> chairs.put(seat.id(), seat));
  }

  SmallClinic withNurse(int nurse, String from, String until, String... pause) {
    List<Interval> breaks = pause.length == 0 ? List.of() : List.of(interval(pause[0], pause[1]));
    rosters
        .computeIfAbsent(DAY, _ -> new ArrayList<>())
        .add(new NurseShift(nurse(nurse), "Nurse " + nurse, interval(from, until), breaks));
    return this;
  }

  SmallClinic withClinician(String from, String until) {
    clinicians.put(DAY, Intervals.of(interval(from, until)));
    return this;
  }

  SmallClinic withClosure(String from, String until) {
    closures.add(new Closed(interval(from, until), "closed"));
    return this;
  }

  SmallClinic withChairClosed(int chair, String from, String until) {
    Closed closed = new Closed(interval(from, until), "repair");
    chairs.put(chair(chair), new Seat(chair(chair), "Chair " + chair, true, List.of(closed)));
    return this;
  }

  SmallClinic withChairOutOfUse(int chair) {
    chairs.put(chair(chair), new Seat(chair(chair), "Chair " + chair, false, List.of()));
    return this;
  }

  SmallClinic withPumps(int count) {
    pumps = count;
    return this;
  }

  Resources resources() {
    return new Resources(
        AnyClinic.NEW_YORK,
        Intervals.of(interval("08:00", "18:00")),
        closures,
        chairs,
        rosters,
        clinicians,
        pumps);
  }

  ClinicSchedule schedule() {
    return new ClinicSchedule(resources());
  }

  Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).atZone(AnyClinic.NEW_YORK.zone()).toInstant();
  }

  Interval interval(String from, String until) {
    return new Interval(at(from), at(until));
  }

  static UUID chair(int number) {
    return new UUID(1, number);
  }

  static UUID nurse(int number) {
    return new UUID(2, number);
  }

  UUID patient(int number) {
    return new UUID(3, number);
  }

  /** A session of two hours and ten minutes, in any acuity, of nobody. */
  Appointment session(int chair, String time, int patient) {
    return session(chair, time, patient, null, 3);
  }

  Appointment session(int chair, String time, int patient, int nurse, int patientsPerNurse) {
    return session(chair, time, patient, nurse(nurse), patientsPerNurse);
  }

  private Appointment session(
      int chair, String time, int patient, @Nullable UUID nurse, int patientsPerNurse) {
    return new Appointment(
        new UUID(4, sessions++),
        new UUID(5, patient),
        patient(patient),
        chair(chair),
        nurse,
        at(time),
        AnyClinic.phases(60),
        patientsPerNurse,
        false);
  }
}
