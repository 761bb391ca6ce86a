package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.message.English;
import org.chairside.observation.Measured;
import org.chairside.observation.RecoveryScale;
import org.chairside.observation.ScoredItem;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values stay fresh for 15 minutes; the baseline is a systolic pressure of 100. */
class RecoveryScoringTest {

  private static final Map<String, Integer> REST =
      Map.of("activity", 2, "respiration", 2, "consciousness", 2);

  private static Chair recovering() {
    return Chair.unmeasured()
        .reads(-2, Measured.allNormal().with(VitalSign.SYSTOLIC, 100))
        .ends(60);
  }

  private static List<ScoredItem> aldrete(Chair chair, Map<String, Integer> entered) {
    return RecoveryScoring.score(
        RecoveryScale.ALDRETE, entered, chair.protocol(), chair.timeline(), Chair.minute(90));
  }

  private static ScoredItem item(List<ScoredItem> items, String code) {
    return items.stream().filter(item -> item.code().equals(code)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"100, 2", "120, 2", "121, 1", "149, 1", "150, 0", "80, 2", "79, 1", "51, 1", "50, 0"})
  void circulationComparesPressureWithBaseline(int systolic, int points) {
    Chair chair = recovering().systolic(85, systolic);

    assertThat(item(aldrete(chair, REST), "circulation"))
        .isEqualTo(new ScoredItem("circulation", points, true, false));
  }

  @ParameterizedTest
  @CsvSource({"93, false, 2", "92, false, 0", "98, true, 1", "91, true, 1", "90, true, 0"})
  void oxygenSaturationUsesOximetryAndOxygen(int spo2, boolean oxygen, int points) {
    Chair chair =
        recovering()
            .reads(80, oxygen ? Measured.allNormal().oxygen(true).without(VitalSign.SPO2) : onAir())
            .reads(85, Measured.nothing().with(VitalSign.SPO2, spo2));

    assertThat(item(aldrete(chair, REST), "oxygenSaturation").points()).isEqualTo(points);
  }

  @Test
  void saturationOnOxygenIsNotOnRoomAir() {
    Chair chair = recovering().reads(80, Measured.allNormal().oxygen(true)).reads(85, onAir());

    assertThat(item(aldrete(chair, REST), "oxygenSaturation").points()).isEqualTo(1);
  }

  private static Measured onAir() {
    return Measured.allNormal().without(VitalSign.SPO2);
  }

  @ParameterizedTest
  @CsvSource({"74, ", "75, 2", "90, 2", "91, "})
  void onlyFreshKnownValuesCount(int taken, @Nullable Integer points) {
    assertThat(item(aldrete(recovering().systolic(taken, 100), REST), "circulation").points())
        .isEqualTo(points);
  }

  @Test
  void missingItemLeavesTotalUnknown() {
    Chair chair = recovering().reads(85, Measured.allNormal().with(VitalSign.SYSTOLIC, 100));

    assertThat(RecoveryScoring.total(aldrete(chair, REST))).isEqualTo(10);
    assertThat(RecoveryScoring.total(aldrete(recovering(), REST))).isNull();
    for (String left : REST.keySet()) {
      Map<String, Integer> part = new HashMap<>(REST);
      part.remove(left);
      assertThat(RecoveryScoring.total(aldrete(chair, part))).as(left).isNull();
    }
    assertThat(RecoveryScoring.total(aldrete(Chair.unmeasured().ends(60).systolic(85, 100), REST)))
        .as("no baseline")
        .isNull();
  }

  @Test
  void enteredItemOverridesDerivedOne() {
    Map<String, Integer> entered = new HashMap<>(REST);
    entered.put("circulation", 1);
    Chair chair = recovering().reads(85, Measured.allNormal().with(VitalSign.SYSTOLIC, 100));

    assertThat(item(aldrete(chair, entered), "circulation"))
        .isEqualTo(new ScoredItem("circulation", 1, false, false));
    assertThat(RecoveryScoring.total(aldrete(chair, entered))).isEqualTo(9);
  }

  @Test
  void padssFillsTwoItemsUnlessEntered() {
    Chair chair = recovering();
    Map<String, Integer> entered =
        Map.of("vitalSigns", 2, "activity", 1, "painNauseaVomiting", 2, "bleeding", 0);
    List<ScoredItem> items =
        RecoveryScoring.score(
            RecoveryScale.PADSS, entered, chair.protocol(), chair.timeline(), Chair.minute(90));

    assertThat(item(items, "bleeding")).isEqualTo(new ScoredItem("bleeding", 0, false, false));
    assertThat(item(items, "intakeOutput"))
        .isEqualTo(new ScoredItem("intakeOutput", 2, false, true));
    assertThat(RecoveryScoring.total(items)).isEqualTo(7);
    assertThat(
            RecoveryScoring.total(
                RecoveryScoring.score(
                    RecoveryScale.PADSS,
                    Map.of("activity", 2, "painNauseaVomiting", 2),
                    chair.protocol(),
                    chair.timeline(),
                    Chair.minute(90))))
        .as("the vital signs are for the nurse to judge")
        .isNull();
  }

  @ParameterizedTest
  @EnumSource(RecoveryScale.class)
  void scaleHasFiveItemsOfTwoPoints(RecoveryScale scale) {
    assertThat(scale.most()).isEqualTo(10);
    for (RecoveryScale.Item item : scale.items()) {
      assertThat(List.of(item.wording(0), item.wording(1), item.wording(2)))
          .doesNotHaveDuplicates();
      assertThatThrownBy(() -> item.wording(3)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(RecoveryScale.class)
  void scaleNamesItsSource(RecoveryScale scale) {
    assertThat(English.of(scale.source())).isNotBlank();
  }
}
