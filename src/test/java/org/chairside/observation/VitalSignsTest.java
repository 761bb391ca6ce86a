package org.chairside.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.chairside.message.English;
import org.chairside.vocabulary.OxygenDevice;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VitalSignsTest {

  @ParameterizedTest
  @CsvSource({
    "120, 80, 93.3",
    "166, 100, 122.0",
    "121, 80, 93.7",
    "90, 60, 70.0",
    "101, 50, 67.0",
    "300, 10, 106.7"
  })
  void meanArterialPressureIsRoundedHalfUp(int systolic, int diastolic, String mean) {
    assertThat(Measured.nothing().pressure(systolic, diastolic).vitals().meanArterial())
        .isEqualTo(new BigDecimal(mean));
  }

  @Test
  void meanArterialPressureNeedsBothPressures() {
    assertThat(Measured.nothing().with(VitalSign.SYSTOLIC, 120).vitals().meanArterial()).isNull();
    assertThat(Measured.nothing().with(VitalSign.DIASTOLIC, 80).vitals().meanArterial()).isNull();
  }

  @Test
  void noValuesAreEmpty() {
    assertThat(VitalSigns.NONE.isEmpty()).isTrue();
    assertThat(VitalSigns.NONE.present()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(VitalSign.class)
  void missingSignIsNotPresent(VitalSign sign) {
    VitalSigns without = Measured.allNormal().without(sign).vitals();

    assertThat(Measured.allNormal().vitals().present()).isEqualTo(EnumSet.allOf(VitalSign.class));
    assertThat(without.has(sign)).isFalse();
    assertThat(without.number(sign)).isNull();
    assertThat(without.present())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(sign)))
        .hasSize(VitalSign.values().length - 1);
    assertThat(without.isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SYSTOLIC, 120",
    "DIASTOLIC, 80",
    "HEART_RATE, 70",
    "SPO2, 98",
    "RESPIRATORY_RATE, 16",
    "TEMPERATURE, 36.8",
    "SEDATION, 5",
    "PAIN, 0",
    "CADSS6, 0",
    "CONSCIOUSNESS, ",
    "SUPPLEMENTAL_OXYGEN, "
  })
  void returnsNumberOfSign(VitalSign sign, @Nullable BigDecimal number) {
    assertThat(Measured.allNormal().vitals().number(sign)).isEqualTo(number);
    assertThat(sign.isNumber()).isEqualTo(number != null);
  }

  @ParameterizedTest
  @CsvSource({
    "SYSTOLIC, 168, systolic 168 mmHg",
    "HEART_RATE, 111, heart rate 111/min",
    "SPO2, 93, SpO2 93 %",
    "TEMPERATURE, 36.05, temperature 36.1 °C (97.0 °F)",
    "TEMPERATURE, 36.04999, temperature 36.0 °C (96.8 °F)",
    "TEMPERATURE, 37, temperature 37.0 °C (98.6 °F)",
    "SEDATION, 3, sedation MOAA/S 3",
    "PAIN, 7, pain 7 of 10"
  })
  void wordsNumberOfSign(VitalSign sign, BigDecimal number, String words) {
    assertThat(English.of(sign.say(number))).isEqualTo(words);
  }

  @ParameterizedTest
  @EnumSource(VitalSign.class)
  void signEnteredInErrorIsUnknown(VitalSign sign) {
    assertThat(Measured.allNormal().vitals().without(EnumSet.of(sign)))
        .isEqualTo(Measured.allNormal().without(sign).vitals());
  }

  @Test
  void errorAboutOxygenTakesItsSupply() {
    VitalSigns onOxygen = supplied("2", OxygenDevice.NASAL_CANNULA);

    assertThat(onOxygen.without(EnumSet.of(VitalSign.SUPPLEMENTAL_OXYGEN)))
        .isEqualTo(Measured.allNormal().oxygen(null).vitals());
    assertThat(onOxygen.without(EnumSet.of(VitalSign.PAIN)).oxygen()).isEqualTo(onOxygen.oxygen());
  }

  @Test
  void rulesSeeOnlySignsTheyLookAt() {
    VitalSigns normal = Measured.allNormal().vitals();
    VitalSigns high = Measured.allNormal().with(VitalSign.SYSTOLIC, 190).vitals();

    assertThat(normal.saysTheSameOf(EnumSet.of(VitalSign.SPO2), high)).isTrue();
    assertThat(normal.saysTheSameOf(EnumSet.of(VitalSign.SYSTOLIC), high)).isFalse();
    assertThat(normal.saysTheSameOf(EnumSet.allOf(VitalSign.class), high)).isFalse();
  }

  @Test
  void wayOxygenIsGivenMakesNoDifferenceToRules() {
    Set<VitalSign> oxygen = EnumSet.of(VitalSign.SUPPLEMENTAL_OXYGEN);
    VitalSigns byCannula = supplied("2", OxygenDevice.NASAL_CANNULA);

    assertThat(byCannula.saysTheSameOf(oxygen, supplied("15", OxygenDevice.SIMPLE_MASK))).isTrue();
    assertThat(byCannula.saysTheSameOf(oxygen, Measured.allNormal().vitals())).isFalse();
    assertThat(byCannula.saysTheSameAs(supplied("15", OxygenDevice.SIMPLE_MASK))).isFalse();
  }

  @Test
  void oxygenIsWordedAsFarAsItIsKnown() {
    assertThat(words(supplied("2", OxygenDevice.NASAL_CANNULA)))
        .isEqualTo("on oxygen 2 L/min by nasal cannula");
    assertThat(words(Measured.allNormal().oxygen(true).vitals())).isEqualTo("on oxygen");
    assertThat(words(Measured.allNormal().oxygen(false).vitals())).isEqualTo("on room air");
    assertThat(Measured.allNormal().oxygen(null).vitals().oxygenInWords()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "36.6, 36.60, true",
    "36.6, 36.7, false",
    "36.6, , false",
    ", 36.6, false",
    ", , true"
  })
  void equalTemperaturesAreSameWhateverTheirDecimals(
      @Nullable BigDecimal one, @Nullable BigDecimal other, boolean same) {
    assertThat(warm(one).saysTheSameAs(warm(other))).isEqualTo(same);
  }

  @Test
  void anotherSignDiffersAtSameTemperature() {
    assertThat(
            Measured.allNormal()
                .vitals()
                .saysTheSameAs(Measured.allNormal().with(VitalSign.PAIN, 3).vitals()))
        .isFalse();
  }

  private static VitalSigns warm(@Nullable BigDecimal temperature) {
    return Measured.allNormal().with(VitalSign.TEMPERATURE, temperature).vitals();
  }

  private static String words(VitalSigns vitals) {
    return English.of(Objects.requireNonNull(vitals.oxygenInWords()));
  }

  private static VitalSigns supplied(String flow, OxygenDevice device) {
    VitalSigns v = Measured.allNormal().vitals();
    return new VitalSigns(
        v.systolic(),
        v.diastolic(),
        v.heartRate(),
        v.spo2(),
        v.respiratoryRate(),
        v.temperature(),
        null,
        v.consciousness(),
        v.sedation(),
        v.pain(),
        v.cadss6(),
        new OxygenSupply(new BigDecimal(flow), device));
  }

  @Test
  void unitIsOfSign() {
    assertThat(VitalSign.SYSTOLIC.unit()).isEqualTo("mmHg");
    assertThat(VitalSign.CONSCIOUSNESS.unit()).isEmpty();
  }
}
