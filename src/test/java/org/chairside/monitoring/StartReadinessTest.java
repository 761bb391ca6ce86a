package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.monitoring.StartReadiness.OverridableBy;
import org.chairside.monitoring.StartReadiness.StartCriterion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is unknown is not met: the infusion does not start on a guess. */
class StartReadinessTest {

  private static final Message TEXT = Message.verbatim("a criterion");

  private static StartCriterion criterion(@Nullable Boolean met, OverridableBy by) {
    return new StartCriterion("allergy", TEXT, met, TEXT, TEXT, by);
  }

  @Test
  void unknownAndUnmetCriteriaAreUnmet() {
    StartCriterion met = criterion(true, OverridableBy.CLINICIAN);
    StartCriterion unmet = criterion(false, OverridableBy.CLINICIAN);
    StartCriterion unknown = criterion(null, OverridableBy.CLINICIAN);

    assertThat(new StartReadiness(false, Chair.START, List.of(met, unmet, unknown)).unmet())
        .containsExactly(unmet, unknown);
    assertThat(new StartReadiness(true, Chair.START, List.of(met)).unmet()).isEmpty();
  }

  @Test
  void hardStopIsWhatNobodyOverrides() {
    assertThat(criterion(false, OverridableBy.NOBODY).isHardStop()).isTrue();
    assertThat(criterion(false, OverridableBy.CLINICIAN).isHardStop()).isFalse();
    assertThat(StartCriteria.STANDARD.isHardStop("allergy")).isTrue();
    assertThat(StartCriteria.STANDARD.isHardStop("pressure")).isFalse();
  }
}
