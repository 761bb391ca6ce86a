package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.schedule.Appointment;
import org.chairside.schedule.ClinicSchedule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nurse assignment on a rostered day. */
class NurseAssignmentTest {

  private final SmallClinic clinic =
      new SmallClinic().withNurse(0, "08:00", "18:00").withNurse(1, "08:00", "18:00");

  private static @Nullable UUID nurseOf(List<Appointment> assigned, int index) {
    return assigned.get(index).nurseId();
  }

  private List<Appointment> assign(Map<UUID, UUID> usual, Appointment... sessions) {
    ClinicSchedule schedule = clinic.schedule();
    List<Appointment> assigned = new NurseAssignment(schedule, usual).assign(List.of(sessions));
    assertThat(assigned).extracting(Appointment::id).containsExactly(ids(sessions));
    assertThat(schedule.appointments()).containsExactlyInAnyOrderElementsOf(assigned);
    return assigned;
  }

  private static UUID[] ids(Appointment... sessions) {
    return List.of(sessions).stream().map(Appointment::id).toArray(UUID[]::new);
  }

  @Test
  void nurseKeepsTheirPatient() {
    List<Appointment> assigned =
        assign(
            Map.of(clinic.patient(1), SmallClinic.nurse(0)),
            clinic.session(0, "10:00", 0),
            clinic.session(1, "10:20", 1, 1, 3));
    assertThat(nurseOf(assigned, 1)).isEqualTo(SmallClinic.nurse(1));
  }

  @Test
  void absentNurseLosesTheirPatient() {
    List<Appointment> assigned = assign(Map.of(), clinic.session(1, "10:20", 1, 7, 3));
    assertThat(nurseOf(assigned, 0)).isIn(SmallClinic.nurse(0), SmallClinic.nurse(1));
  }

  @Test
  void knownNurseIsPreferred() {
    for (int nurse = 0; nurse < 2; nurse++) {
      List<Appointment> assigned =
          assign(
              Map.of(
                  clinic.patient(0), SmallClinic.nurse(nurse),
                  clinic.patient(1), SmallClinic.nurse(nurse)),
              clinic.session(0, "10:00", 0),
              clinic.session(1, "10:20", 1));
      assertThat(assigned).extracting(Appointment::nurseId).containsOnly(SmallClinic.nurse(nurse));
    }
  }

  @Test
  void leastLoadedNurseIsPreferred() {
    List<Appointment> assigned =
        assign(
            Map.of(),
            clinic.session(0, "09:00", 0, 0, 2),
            clinic.session(1, "09:00", 1, 1, 3),
            clinic.session(2, "13:00", 2),
            clinic.session(3, "15:20", 3));
    // a half against a third; then a half against two thirds
    assertThat(nurseOf(assigned, 2)).isEqualTo(SmallClinic.nurse(1));
    assertThat(nurseOf(assigned, 3)).isEqualTo(SmallClinic.nurse(0));
  }

  /** Only nurse 0 is there late, and has somebody whom nurse 1 could see to. */
  @Test
  void patientIsHandedOverToMakeRoom() {
    SmallClinic late =
        new SmallClinic().withNurse(0, "08:00", "18:00").withNurse(1, "08:00", "13:00");
    ClinicSchedule schedule = late.schedule();
    Appointment first = late.session(0, "10:30", 0, 0, 1);
    Appointment waiting = new Waiting(late).session();
    List<Appointment> assigned =
        new NurseAssignment(schedule, Map.of()).assign(List.of(first, waiting));
    assertThat(nurseOf(assigned, 0)).isEqualTo(SmallClinic.nurse(1));
    assertThat(nurseOf(assigned, 1)).isEqualTo(SmallClinic.nurse(0));
    assertThat(schedule.appointments()).containsExactlyInAnyOrderElementsOf(assigned);
  }

  private record Waiting(SmallClinic clinic) {
    Appointment session() {
      Appointment any = clinic.session(1, "11:30", 1, 0, 1);
      return any.at(any.start(), any.chairId(), null);
    }
  }

  @Test
  void unassignablePatientHasNoNurse() {
    SmallClinic one = new SmallClinic().withNurse(0, "08:00", "18:00");
    ClinicSchedule schedule = one.schedule();
    Appointment kept = one.session(0, "10:00", 0, 0, 3);
    Appointment left = one.session(1, "10:05", 1);
    List<Appointment> assigned =
        new NurseAssignment(schedule, Map.of()).assign(List.of(left, kept));
    assertThat(assigned).containsExactly(left, kept);
    assertThat(schedule.appointments()).containsExactlyInAnyOrder(kept, left);
  }

  @Test
  void unrosteredDayAssignsNobody() {
    SmallClinic none = new SmallClinic();
    Appointment session = none.session(1, "10:05", 1);
    assertThat(new NurseAssignment(none.schedule(), Map.of()).assign(List.of(session)))
        .containsExactly(session);
  }
}
