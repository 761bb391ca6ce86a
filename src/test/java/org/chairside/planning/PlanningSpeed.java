package org.chairside.planning;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chairside.planning.Replanner.Replan;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;

/** How long planning takes in clinics of any size. */
public final class PlanningSpeed {

  private static final double LOAD = 0.85;
  private static final int WEEKS = 12;
  private static final int SESSIONS = 12;

  private PlanningSpeed() {}

  /**
   * Three proposals for a course of twelve sessions over twelve weeks, the plan built again from
   * the bookings each time.
   *
   * @param booked sessions in the plan
   * @param built how long building it took each time, in nanoseconds
   * @param searched how long the proposals took
   */
  public record Proposals(
      int chairs, int booked, int proposals, List<Long> built, List<Long> searched) {

    /** Both together, time by time. */
    public List<Long> whole() {
      List<Long> whole = new ArrayList<>();
      for (int i = 0; i < built.size(); i++) {
        whole.add(built.get(i) + searched.get(i));
      }
      return whole;
    }
  }

  /** Asks for proposals so many times. */
  public static Proposals proposals(int chairs, int times) {
    AnyClinic clinic = new AnyClinic(1, chairs, AnyClinic.MONDAY, WEEKS * 7);
    Collection<Appointment> booked = clinic.schedule(LOAD).appointments();
    List<Long> built = new ArrayList<>();
    List<Long> searched = new ArrayList<>();
    int found = 0;
    for (int i = 0; i < times; i++) {
      SeriesRequest request = clinic.request(SESSIONS / 2, SESSIONS / 2);
      long began = System.nanoTime();
      ClinicSchedule schedule = new ClinicSchedule(clinic.resources());
      schedule.enterAll(booked);
      long ready = System.nanoTime();
      found = new SeriesSearch(schedule, request).proposals(3).size();
      built.add(ready - began);
      searched.add(System.nanoTime() - ready);
    }
    return new Proposals(chairs, booked.size(), found, built, searched);
  }

  /**
   * A re-plan of a day on which something breaks; its sessions may move by a day.
   *
   * @param sessions of that day
   */
  public record DayReplan(
      String what, int chairs, int sessions, int broken, int moves, int unsaved, double millis) {}

  /**
   * Re-plans the first day of a working week.
   *
   * @param seed 0 breaks a chair, 1 has a nurse absent, 2 closes an hour, 3 the first two; and so
   *     on
   */
  public static DayReplan replan(long seed, int chairs, double load, Duration patience) {
    BrokenSchedule brokenSchedule = new BrokenSchedule(seed, chairs, 5, load, 1);
    Replanner replanner =
        new Replanner(
            brokenSchedule.schedule(), brokenSchedule.earliest(), patience, InstantSource.system());
    int broken = replanner.broken(brokenSchedule.movables()).size();
    long began = System.nanoTime();
    Replan replan = replanner.replan(brokenSchedule.movables());
    double millis = (System.nanoTime() - began) / 1e6;
    int ofTheDay =
        (int)
            brokenSchedule.movables().stream()
                .filter(
                    each ->
                        AnyClinic.NEW_YORK
                            .dateOf(each.appointment().start())
                            .equals(brokenSchedule.day()))
                .count();
    return new DayReplan(
        brokenSchedule.toString(),
        chairs,
        ofTheDay,
        broken,
        Math.toIntExact(brokenSchedule.moved(replan.moves())),
        replan.unsaved().size(),
        millis);
  }
}
