package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.planning.Proposal.Part;
import org.chairside.planning.Proposal.Placed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every series that is proposed. */
class SeriesSearchTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyProposalKeepsEveryRuleAndCostsWhatItsPartsSay(long seed) {
    AnyClinic clinic = new AnyClinic(seed, 6, AnyClinic.MONDAY, 56);
    Diary diary = clinic.diary(0.8);
    Wanted wanted = clinic.wanted(6, 2);
    long began = System.nanoTime();
    List<Proposal> proposals = new SeriesSearch(diary, wanted).proposals(3);
    System.out.println(
        (System.nanoTime() - began) / 1_000_000 + " ms " + diary.appointments().size());
    assertThat(proposals).isNotEmpty();
    for (Proposal proposal : proposals) {
      System.out.println(
          proposal.kind()
              + " "
              + proposal.cost()
              + " "
              + proposal.score()
              + " "
              + proposal.parts());
      assertThat(proposal.sessions()).hasSize(8);
      assertThat(proposal.parts().stream().mapToInt(Part::points).sum()).isEqualTo(proposal.cost());
      for (Placed placed : proposal.sessions()) {
        assertThat(
                diary.breaches(
                    new Appointment(
                        UUID.randomUUID(),
                        wanted.courseId(),
                        wanted.patientId(),
                        placed.chairId(),
                        placed.nurseId(),
                        placed.start(),
                        wanted.shape(),
                        wanted.links().get(placed.index()).patientsPerNurse(),
                        false)))
            .isEmpty();
      }
      for (int i = 1; i < proposal.sessions().size(); i++) {
        int days =
            Gap.days(
                AnyClinic.NEW_YORK.dateOf(proposal.sessions().get(i - 1).start()),
                AnyClinic.NEW_YORK.dateOf(proposal.sessions().get(i).start()));
        assertThat(Objects.requireNonNull(wanted.links().get(i).gap()).allows(days)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 100})
  void big(int chairs) {
    AnyClinic clinic = new AnyClinic(1, chairs, AnyClinic.MONDAY, 84);
    Diary diary = clinic.diary(0.85);
    for (int i = 0; i < 8; i++) {
      long began = System.nanoTime();
      Diary again = new Diary(clinic.supply());
      again.enterAll(diary.appointments());
      long built = System.nanoTime();
      List<Proposal> proposals = new SeriesSearch(again, clinic.wanted(6, 6)).proposals(3);
      System.out.println(
          chairs
              + ": built "
              + (built - began) / 1_000_000
              + " search "
              + (System.nanoTime() - built) / 1_000_000
              + " ms "
              + diary.appointments().size()
              + " "
              + proposals.size());
    }
  }
}
