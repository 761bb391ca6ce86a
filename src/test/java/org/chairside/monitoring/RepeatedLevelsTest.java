package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.and;
import static org.chairside.monitoring.Drafts.level;
import static org.chairside.monitoring.Drafts.or;
import static org.chairside.monitoring.Drafts.rule;
import static org.chairside.monitoring.Drafts.systolic;
import static org.chairside.monitoring.Drafts.withRules;
import static org.chairside.vocabulary.Severity.ADVISORY;
import static org.chairside.vocabulary.Severity.WARNING;

import org.chairside.monitoring.Condition.PhaseIs;
import org.chairside.monitoring.Condition.Sustained;
import org.chairside.vocabulary.Severity;
import org.junit.jupiter.api.Test;

/** Two readings in a row have confirmed each other: no other repeat is asked for. */
class RepeatedLevelsTest {

  private static final Condition LASTING = new Sustained(systolic(160), 2, 3);
  private static final Condition INFUSING = new PhaseIs(Phase.INFUSION);

  /** The severity of the second of two readings of 165 mmHg, 4 minutes later. */
  private static Severity second(Condition condition) {
    Protocol protocol =
        withRules(
            rule(
                level(ADVISORY, systolic(140)),
                new Level(WARNING, condition, new Confirm(2), "somewhere")));
    return Chair.infusing()
        .by(protocol)
        .systolic(10, 165)
        .systolic(14, 165)
        .findings(14, "a-rule")
        .getLast()
        .severity();
  }

  @Test
  void readingsInRowConfirmEachOther() {
    assertThat(second(systolic(160))).as("one reading waits for its repeat").isEqualTo(ADVISORY);
    assertThat(second(LASTING)).isEqualTo(WARNING);
  }

  @Test
  void rowWithinOtherConditionsConfirms() {
    assertThat(second(and(LASTING, INFUSING))).isEqualTo(WARNING);
    assertThat(second(or(LASTING, systolic(200)))).isEqualTo(WARNING);
    assertThat(second(and(INFUSING, or(systolic(200), LASTING)))).isEqualTo(WARNING);
  }

  @Test
  void alternativeWithoutRowWaitsForRepeat() {
    assertThat(second(or(new Sustained(systolic(170), 2, 3), systolic(160)))).isEqualTo(ADVISORY);
    assertThat(second(and(systolic(160), INFUSING))).isEqualTo(ADVISORY);
    // the row holds, but not in recovery: only the other alternative does
    assertThat(second(or(and(LASTING, new PhaseIs(Phase.RECOVERY)), systolic(160))))
        .isEqualTo(ADVISORY);
  }
}
