package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who sees to whom on a rostered day. */
class NurseAssignmentTest {

  private final SmallFloor floor =
      new SmallFloor().withNurse(0, "08:00", "18:00").withNurse(1, "08:00", "18:00");

  private static @Nullable UUID nurseOf(List<Appointment> assigned, int index) {
    return assigned.get(index).nurseId();
  }

  private List<Appointment> assign(Map<UUID, UUID> usual, Appointment... sessions) {
    Diary diary = floor.diary();
    List<Appointment> assigned = new NurseAssignment(diary, usual).assign(List.of(sessions));
    assertThat(assigned).extracting(Appointment::id).containsExactly(ids(sessions));
    assertThat(diary.appointments()).containsExactlyInAnyOrderElementsOf(assigned);
    return assigned;
  }

  private static UUID[] ids(Appointment... sessions) {
    return List.of(sessions).stream().map(Appointment::id).toArray(UUID[]::new);
  }

  @Test
  void whoHasAPatientKeepsThem() {
    List<Appointment> assigned =
        assign(
            Map.of(floor.patient(1), SmallFloor.nurse(0)),
            floor.session(0, "10:00", 0),
            floor.session(1, "10:20", 1, 1, 3));
    assertThat(nurseOf(assigned, 1)).isEqualTo(SmallFloor.nurse(1));
  }

  @Test
  void whoIsNotThereAnyMoreDoesNot() {
    List<Appointment> assigned = assign(Map.of(), floor.session(1, "10:20", 1, 7, 3));
    assertThat(nurseOf(assigned, 0)).isIn(SmallFloor.nurse(0), SmallFloor.nurse(1));
  }

  @Test
  void theOthersGoToWhomTheyKnow() {
    for (int nurse = 0; nurse < 2; nurse++) {
      List<Appointment> assigned =
          assign(
              Map.of(
                  floor.patient(0), SmallFloor.nurse(nurse),
                  floor.patient(1), SmallFloor.nurse(nurse)),
              floor.session(0, "10:00", 0),
              floor.session(1, "10:20", 1));
      assertThat(assigned).extracting(Appointment::nurseId).containsOnly(SmallFloor.nurse(nurse));
    }
  }

  @Test
  void whoKnowsNobodyGoesToWhoHasTheLeastToDoByAcuity() {
    List<Appointment> assigned =
        assign(
            Map.of(),
            floor.session(0, "09:00", 0, 0, 2),
            floor.session(1, "09:00", 1, 1, 3),
            floor.session(2, "13:00", 2),
            floor.session(3, "15:20", 3));
    // a half against a third; then a half against two thirds
    assertThat(nurseOf(assigned, 2)).isEqualTo(SmallFloor.nurse(1));
    assertThat(nurseOf(assigned, 3)).isEqualTo(SmallFloor.nurse(0));
  }

  /** Only nurse 0 is there late, and has somebody whom nurse 1 could see to. */
  @Test
  void aPatientIsHandedOnToMakeRoom() {
    SmallFloor late =
        new SmallFloor().withNurse(0, "08:00", "18:00").withNurse(1, "08:00", "13:00");
    Diary diary = late.diary();
    Appointment first = late.session(0, "10:30", 0, 0, 1);
    Appointment waiting = new Waiting(late).session();
    List<Appointment> assigned =
        new NurseAssignment(diary, Map.of()).assign(List.of(first, waiting));
    assertThat(nurseOf(assigned, 0)).isEqualTo(SmallFloor.nurse(1));
    assertThat(nurseOf(assigned, 1)).isEqualTo(SmallFloor.nurse(0));
    assertThat(diary.appointments()).containsExactlyInAnyOrderElementsOf(assigned);
  }

  private record Waiting(SmallFloor floor) {
    Appointment session() {
      Appointment any = floor.session(1, "11:30", 1, 0, 1);
      return any.at(any.start(), any.chairId(), null);
    }
  }

  @Test
  void whomNobodyCanTakeIsLeftWithoutANurse() {
    SmallFloor one = new SmallFloor().withNurse(0, "08:00", "18:00");
    Diary diary = one.diary();
    Appointment kept = one.session(0, "10:00", 0, 0, 3);
    Appointment left = one.session(1, "10:05", 1);
    List<Appointment> assigned = new NurseAssignment(diary, Map.of()).assign(List.of(left, kept));
    assertThat(assigned).containsExactly(left, kept);
    assertThat(diary.appointments()).containsExactlyInAnyOrder(kept, left);
  }

  @Test
  void aDayWithoutARosterAssignsNobody() {
    SmallFloor none = new SmallFloor();
    Appointment session = none.session(1, "10:05", 1);
    assertThat(new NurseAssignment(none.diary(), Map.of()).assign(List.of(session)))
        .containsExactly(session);
  }
}
