package org.chairside.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.observation.ObservationMessages.OBSERVATION;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.message.English;
import org.chairside.message.FieldMessages;
import org.chairside.message.Message;
import org.chairside.vocabulary.TemperatureUnit;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTest {

  @ParameterizedTest
  @CsvSource({
    "SYSTOLIC, systolic, 29, 30, 300, 301",
    "DIASTOLIC, diastolic, 9, 10, 200, 201",
    "HEART_RATE, heartRate, 9, 10, 300, 301",
    "SPO2, spo2, 29, 30, 100, 101",
    "RESPIRATORY_RATE, respiratoryRate, -1, 0, 80, 81",
    "TEMPERATURE, temperature, 24.9, 25.0, 45.0, 45.1",
    "SEDATION, sedation, -1, 0, 5, 6",
    "PAIN, pain, -1, 0, 10, 11",
    "CADSS6, cadss6, -1, 0, 24, 25"
  })
  void refusesImpossibleValue(
      VitalSign sign, String field, String under, String lowest, String highest, String over) {
    Message message = FieldMessages.FIELD.between(new BigDecimal(lowest), new BigDecimal(highest));
    assertThat(refused(sign, under)).containsExactly(new RejectedValue(field, message));
    assertThat(refused(sign, lowest)).isEmpty();
    assertThat(refused(sign, highest)).isEmpty();
    assertThat(refused(sign, over)).containsExactly(new RejectedValue(field, message));
  }

  @Test
  void reportsEveryImpossibleNumber() {
    VitalSigns vitals =
        Measured.allNormal().with(VitalSign.SPO2, 0).with(VitalSign.HEART_RATE, 0).vitals();

    assertThat(Plausibility.impossible(vitals))
        .extracting(RejectedValue::field)
        .containsExactly("heartRate", "spo2");
  }

  @ParameterizedTest
  @CsvSource({
    "HEART_RATE, heartRate, 29, 30, 220, 221",
    "RESPIRATORY_RATE, respiratoryRate, 3, 4, 60, 61",
    "TEMPERATURE, temperature, 31.9, 32.0, 42.0, 42.1"
  })
  void doubtsExtremes(
      VitalSign sign, String field, String under, String lowest, String highest, String over) {
    assertThat(codes(Measured.allNormal().with(sign, under))).containsExactly(field + "-extreme");
    assertThat(codes(Measured.allNormal().with(sign, lowest))).isEmpty();
    assertThat(codes(Measured.allNormal().with(sign, highest))).isEmpty();
    assertThat(codes(Measured.allNormal().with(sign, over))).containsExactly(field + "-extreme");
  }

  @ParameterizedTest
  @CsvSource({"59, spo2-extreme", "60, ", "100, "})
  void doubtsVeryLowSaturation(int spo2, @Nullable String code) {
    assertThat(codes(Measured.allNormal().with(VitalSign.SPO2, spo2))).isEqualTo(expected(code));
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120, diastolic-not-below-systolic",
    "80, 120, diastolic-not-below-systolic",
    "90, 89, pulse-pressure-narrow",
    "90, 81, pulse-pressure-narrow",
    "90, 80, ",
    "49, 30, systolic-extreme",
    "50, 30, ",
    "260, 100, ",
    "261, 100, systolic-extreme",
    "200, 150, ",
    "200, 151, diastolic-extreme",
    "70, 25, ",
    "70, 24, diastolic-extreme"
  })
  void doubtsUnusualPressures(int systolic, int diastolic, @Nullable String code) {
    assertThat(codes(Measured.nothing().pressure(systolic, diastolic))).isEqualTo(expected(code));
  }

  @Test
  void acceptsSinglePressure() {
    assertThat(codes(Measured.nothing().with(VitalSign.SYSTOLIC, 120))).isEmpty();
    assertThat(codes(Measured.nothing().with(VitalSign.DIASTOLIC, 80))).isEmpty();
    assertThat(codes(Measured.nothing())).isEmpty();
  }

  @Test
  void doubtNamesSignAndNumbers() {
    assertThat(Plausibility.implausible(Measured.nothing().pressure(118, 126).vitals()))
        .containsExactly(
            new Implausible(
                List.of("systolic", "diastolic"),
                "diastolic-not-below-systolic",
                OBSERVATION.diastolicNotBelowSystolic(126, 118)));
    assertThat(Plausibility.implausible(Measured.nothing().pressure(118, 110).vitals()))
        .extracting(doubt -> English.of(doubt.message()))
        .containsExactly("Only 8 mmHg between systolic 118 and diastolic 110");
    assertThat(Plausibility.implausible(Measured.nothing().with(VitalSign.SPO2, 55).vitals()))
        .extracting(doubt -> English.of(doubt.message()))
        .containsExactly("SpO2 55 is outside 60 to 100");
  }

  private static List<RejectedValue> refused(VitalSign sign, String number) {
    return Plausibility.impossible(Measured.nothing().with(sign, number).vitals());
  }

  private static List<String> codes(Measured measured) {
    return Plausibility.implausible(measured.vitals()).stream().map(Implausible::code).toList();
  }

  private static List<String> expected(@Nullable String code) {
    return code == null ? List.of() : List.of(code);
  }

  @Test
  void temperatureIsToldInUnitThatWasEntered() {
    assertThat(English.of(inFahrenheit("24.0", "75.2").getFirst()))
        .isEqualTo("must be between 77 and 113 °F");
    assertThat(
            English.of(
                Plausibility.implausible(warm("42.5"), entered("108.5")).getFirst().message()))
        .contains("108.5")
        .contains("°F");
    assertThat(English.of(Plausibility.implausible(warm("42.5"), null).getFirst().message()))
        .contains("42.5")
        .doesNotContain("°F");
  }

  @Test
  void otherSignsAreToldInTheirOwnUnit() {
    VitalSigns fast = Measured.nothing().with(VitalSign.HEART_RATE, 301).vitals();

    assertThat(Plausibility.impossible(fast, entered("98.6")))
        .isEqualTo(Plausibility.impossible(fast, null));
    VitalSigns racing = Measured.nothing().with(VitalSign.HEART_RATE, 250).vitals();
    assertThat(Plausibility.implausible(racing, entered("98.6")))
        .isEqualTo(Plausibility.implausible(racing))
        .isNotEmpty();
  }

  private static List<Message> inFahrenheit(String celsius, String fahrenheit) {
    return Plausibility.impossible(warm(celsius), entered(fahrenheit)).stream()
        .map(RejectedValue::message)
        .toList();
  }

  private static EnteredTemperature entered(String fahrenheit) {
    return new EnteredTemperature(new BigDecimal(fahrenheit), TemperatureUnit.FAHRENHEIT);
  }

  private static VitalSigns warm(String celsius) {
    return Measured.nothing().with(VitalSign.TEMPERATURE, celsius).vitals();
  }
}
