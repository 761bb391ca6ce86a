package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.observation.VitalSigns;
import org.junit.jupiter.api.Test;

class FirstLookTest {

  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");

  @Test
  void confirmedPressureIsAWarning() {
    Timeline timeline =
        new Timeline(
            new PatientFacts(1),
            List.of(pressure(-2, 125, 1), pressure(10, 168, 2), pressure(14, 171, 3)),
            List.of(),
            new Run(
                START.minusSeconds(600), START, START, 60, List.of(), null, null, null, List.of()));
    Assessment assessment =
        Monitor.assess(StandardProtocol.load(), timeline, START.plusSeconds(15 * 60));
    System.out.println(assessment);
    assertThat(assessment.findings())
        .extracting(Finding::sentence)
        .contains(
            "systolic 168 mmHg, 34 % above baseline 125, confirmed by systolic 171 mmHg 4 minutes"
                + " later");
  }

  @Test
  void roundTrip() {
    Protocol protocol = StandardProtocol.load();
    assertThat(ProtocolJson.read(ProtocolJson.write(protocol))).isEqualTo(protocol);
  }

  private static Reading pressure(int minute, int systolic, int id) {
    Instant at = START.plusSeconds(60L * minute);
    return new Reading(
        new UUID(0, id),
        at,
        at,
        new VitalSigns(systolic, 80, null, null, null, null, null, null, null, null));
  }
}
