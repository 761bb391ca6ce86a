package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chairside.message.English;
import org.chairside.monitoring.Condition.Measure;
import org.chairside.observation.Consciousness;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolJsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"ketamine-standard", "esketamine-observation"})
  void shippedProtocolSurvivesRoundTrip(String code) {
    Protocol protocol = ShippedProtocols.load(code);

    assertThat(ShippedProtocols.codes()).contains(code).hasSize(2);
    assertThat(ProtocolJson.read(ProtocolJson.write(protocol))).isEqualTo(protocol);
    assertThat(protocol.code()).isEqualTo(code);
    assertThat(protocol.version()).isEqualTo(1);
    assertThat(protocol.plans().keySet()).containsExactly(Phase.values());
  }

  /** Databases hold documents that were written before some fields existed. */
  @Test
  void firstReleaseDocumentIsReadable() throws IOException {
    Protocol protocol = ProtocolJson.read(ofTheFirstDatabases());

    ObservationPlan plan = requireNonNull(protocol.plans().get(Phase.INFUSION));
    assertThat(plan.firstAfterMinutes()).isNull();
    assertThat(plan.pausedEveryMinutes()).isNull();
    assertThat(protocol.discharge().score()).isNull();
    assertThat(protocol.discharge().minutesAfterStart()).isNull();
    assertThat(protocol.discharge().needsEscort()).isTrue();
    assertThat(protocol.escalation())
        .extracting(EscalationStep::to)
        .containsOnly(Recipient.CLINICIAN_ON_DUTY);
    assertThat(ProtocolJson.read(ProtocolJson.write(protocol))).isEqualTo(protocol);
  }

  private static String ofTheFirstDatabases() throws IOException {
    try (InputStream in =
        ProtocolJsonTest.class.getResourceAsStream(
            "/protocols/ketamine-standard-of-the-first-databases.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyConditionSurvivesRoundTrip() {
    BigDecimal ten = BigDecimal.TEN;
    Condition all =
        new Condition.AnyOf(
            List.of(
                new Condition.AtLeast(VitalSign.TEMPERATURE, new BigDecimal("38.5")),
                new Condition.AtMost(VitalSign.HEART_RATE, new BigDecimal("40")),
                new Condition.Rise(VitalSign.SYSTOLIC, ten, Measure.PERCENT),
                new Condition.Fall(VitalSign.SPO2, ten, Measure.UNITS),
                new Condition.ConsciousnessIs(
                    List.of(Consciousness.VOICE, Consciousness.PAIN, Consciousness.UNRESPONSIVE)),
                new Condition.Sustained(
                    new Condition.AtLeast(VitalSign.SYSTOLIC, new BigDecimal("150")), 3, 10),
                new Condition.Trend(
                    VitalSign.SPO2, Condition.Direction.FALLING, ten, Measure.UNITS, 20, 3),
                new Condition.AllOf(
                    List.of(
                        new Condition.AtLeast(VitalSign.SYSTOLIC, new BigDecimal("151")),
                        new Condition.FirstSessions(3),
                        new Condition.EarlierReaction(
                            List.of(SideEffectType.HYPERTENSION), SideEffectSeverity.MODERATE),
                        new Condition.DeliveredDose(ten, Condition.DoseUnit.MG_PER_KG))),
                new Condition.News2AtLeast(7),
                new Condition.News2SingleAtLeast(3),
                new Condition.News2Incomplete(),
                new Condition.SideEffect(
                    List.of(SideEffectType.NAUSEA), SideEffectSeverity.MILD, 5, 10),
                new Condition.SymptomPresent(List.of(SideEffectType.CHEST_PAIN)),
                new Condition.AllOf(
                    List.of(
                        new Condition.PhaseIs(Phase.RECOVERY),
                        new Condition.MinutesSinceStart(30, 45),
                        new Condition.Spo2ScaleIs(2),
                        new Condition.AtMost(VitalSign.SPO2, new BigDecimal("83"))))));
    Rule time =
        new Rule(
            "time",
            "Time",
            "Time",
            List.of(
                new Level(Severity.WARNING, new Condition.VitalsOverdue(0), null, "here"),
                new Level(Severity.CRITICAL, new Condition.VitalsOverdue(5), null, "here")));
    Rule everything =
        new Rule(
            "everything",
            "Everything",
            "All",
            List.of(
                new Level(Severity.ADVISORY, all, null, "here"),
                new Level(Severity.WARNING, all, new Confirm(5, 3), "here")));
    Protocol protocol = Drafts.withRules(everything, time);

    assertThat(ProtocolJson.read(ProtocolJson.write(protocol))).isEqualTo(protocol);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"systolic\" | \"systolisch\" | \"systolisch\" is not possible",
        "\"WARNING\" | \"URGENT\" | rules.0.levels.1.severity: \"URGENT\" is not possible",
        "\"at-least\" | \"more-than\" | conditions.0: \"more-than\" is not known",
        "\"version\" : 1 | \"version\" : 1.5 | version: \"1.5\" is not possible",
        "\"version\" : 1, | '' | is missing or has the wrong type",
        "\"version\" : 1 | \"version\" : null | is missing or has the wrong type",
        "\"title\" | \"titel\" | title is missing",
        "\"rules\" | \"regeln\" | rules is missing",
        "\"baseline\" : { | \"extra\" : 1, \"baseline\" : { | extra: is not known here"
      })
  void refusesUnknownValue(String right, String wrong, String message) {
    String json = ProtocolJson.write(StandardProtocol.load());
    assertThat(json).contains(right);

    assertThatThrownBy(() -> ProtocolJson.read(json.replace(right, wrong)))
        .isInstanceOf(InvalidProtocol.class)
        .hasMessageContaining(message);
  }

  @Test
  void missingValueIsNamedByPlace() {
    String json =
        ProtocolJson.write(StandardProtocol.load()).replaceFirst("\"sign\" : \"systolic\",", "");

    assertThatThrownBy(() -> ProtocolJson.read(json))
        .isInstanceOfSatisfying(
            InvalidProtocol.class,
            e -> {
              assertThat(e.problems()).hasSize(1);
              assertThat(e.problems().getFirst().where()).startsWith("rules.0.levels.0.condition");
              assertThat(English.of(e.problems().getFirst().message())).contains("sign is missing");
            });
  }

  @ParameterizedTest
  @CsvSource({"null", "{", "[]", "''", "nonsense"})
  void refusesInvalidDocument(String json) {
    assertThatThrownBy(() -> ProtocolJson.read(json)).isInstanceOf(InvalidProtocol.class);
  }

  @Test
  void refusesContradictoryProtocol() {
    String json = ProtocolJson.write(StandardProtocol.load());
    String slip = json.replaceFirst("\"value\" : 180", "\"value\" : 150");

    assertThatThrownBy(() -> ProtocolJson.read(slip.replace("\"heart-rate-low\"", "\"sedation\"")))
        .isInstanceOf(InvalidProtocol.class)
        .hasMessage(
            "rules.sedation: is defined twice;"
                + " rules.pressure-high.CRITICAL: is easier to reach than a less urgent level");
  }
}
