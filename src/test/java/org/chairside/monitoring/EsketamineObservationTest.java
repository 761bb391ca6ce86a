package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chairside.monitoring.DischargeReadiness.DischargeCriterion;
import org.chairside.observation.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blood pressure before, at 40 minutes, then periodically; at home after two hours. */
class EsketamineObservationTest {

  private static final Protocol PROTOCOL = ShippedProtocols.load("esketamine-observation");

  private static Chair chair() {
    return Chair.infusing().by(PROTOCOL);
  }

  @Test
  void firstSetIsDueAtFortyMinutes() {
    assertThat(requireNonNull(chair().at(1).dueSet()).dueAt()).isEqualTo(Chair.minute(40));
    assertThat(requireNonNull(chair().reads(41, Measured.allNormal()).at(42).dueSet()).dueAt())
        .isEqualTo(Chair.minute(71));
    assertThat(
            Coverage.of(
                    PROTOCOL, chair().reads(10, Measured.allNormal()).timeline(), Chair.minute(50))
                .late())
        .as("a set at ten minutes does not stand for the one at forty")
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"119, false", "120, true"})
  void patientStaysTwoHoursFromStart(int minute, boolean met) {
    DischargeReadiness readiness =
        DischargeEvaluation.readiness(
            PROTOCOL,
            chair().ends(45).timeline(),
            new DischargeFacts(true, Map.of(), List.of(), 0),
            Chair.minute(minute));

    assertThat(
            readiness.criteria().stream()
                .filter(each -> each.code().equals("minutes-after-start"))
                .map(DischargeCriterion::met))
        .containsExactly(met);
  }

  @ParameterizedTest
  @CsvSource({"140, 90, false", "141, 80, true", "120, 91, true"})
  void pressureAbove140Over90BeforeDosingIsFlagged(int systolic, int diastolic, boolean found) {
    Chair before =
        Chair.unmeasured()
            .by(PROTOCOL)
            .reads(-5, Measured.allNormal().pressure(systolic, diastolic));

    assertThat(before.findings(-4, "pressure-before-dosing")).hasSize(found ? 1 : 0);
    assertThat(
            chair()
                .reads(20, Measured.allNormal().pressure(systolic, diastolic))
                .findings(21, "pressure-before-dosing"))
        .isEmpty();
  }
}
