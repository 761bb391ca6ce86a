package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.message.English;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;

/** Why the vital signs are not stable yet is told with the sets that were looked at. */
class StableVitalsTest {

  private static Chair ended() {
    return Chair.infusing().ends(60);
  }

  private static DischargeCriterion criterion(Chair chair, int minute) {
    return new StableVitals(chair.protocol(), chair.timeline(), Chair.minute(minute)).criterion();
  }

  private static String why(Chair chair, int minute) {
    return English.of(criterion(chair, minute).why());
  }

  @Test
  void noSetIsToldAsNone() {
    assertThat(why(ended(), 90)).isEqualTo("0 of 2 sets taken since the end");
    assertThat(why(ended().reads(70, Measured.nothing().with(VitalSign.PAIN, 2)), 90))
        .as("pain need not be stable")
        .isEqualTo("0 of 2 sets taken since the end");
  }

  @Test
  void partOfSetIsToldThoughItDoesNotCount() {
    assertThat(why(ended().systolic(70, 118), 90))
        .startsWith("0 of 2 sets taken")
        .contains("10 minutes after the end systolic 118 mmHg");
  }

  @Test
  void firstSetCountsAlone() {
    assertThat(why(ended().reads(70, Measured.allNormal()), 90))
        .startsWith("1 of 2 sets taken")
        .doesNotContain("apart")
        .contains("systolic 120 mmHg");
  }

  @Test
  void readingBetweenIsToldOnlyWhereItIsOutside() {
    Chair inside =
        ended().reads(70, Measured.allNormal()).systolic(75, 121).reads(80, Measured.allNormal());
    Chair outside =
        ended().reads(70, Measured.allNormal()).systolic(75, 160).reads(80, Measured.allNormal());

    assertThat(criterion(inside, 85).met()).isTrue();
    assertThat(why(inside, 85)).doesNotContain("121");
    assertThat(criterion(outside, 85).met()).isFalse();
    assertThat(why(outside, 85)).contains("systolic 160 mmHg");
  }

  @Test
  void secondSetAtOnceIsTooClose() {
    Chair chair = ended().reads(70, Measured.allNormal()).reads(74, Measured.allNormal());

    assertThat(criterion(chair, 80).met()).isFalse();
    assertThat(why(chair, 80)).contains("sets less than 5 minutes apart count as one");
    assertThat(criterion(chair.reads(79, Measured.allNormal()), 80).met()).isTrue();
  }

  @Test
  void unknownBaselineIsUnknownStability() {
    assertThat(
            criterion(
                    Chair.unmeasured()
                        .ends(60)
                        .reads(70, Measured.allNormal())
                        .reads(80, Measured.allNormal()),
                    85)
                .met())
        .isNull();
  }
}
