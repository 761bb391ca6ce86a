package org.chairside.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chairside.message.English;
import org.chairside.platform.problem.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClosingCodeTest {

  @ParameterizedTest
  @CsvSource({
    "PATIENT, PATIENT",
    "patient, PATIENT",
    "' Not_Fasted ', NOT_FASTED",
    "no_escort, NO_ESCORT",
    "other, OTHER",
    "the patient is ill, OTHER",
    "PATIENTS, OTHER",
    "no escort, OTHER"
  })
  void reasonThatIsCodeSetsCode(String reason, ClosingCode code) {
    assertThat(ClosingCode.forCancelling(null, reason)).isEqualTo(code);
  }

  @Test
  void codeOverridesReason() {
    assertThat(ClosingCode.forCancelling(ClosingCode.WEATHER, "transport"))
        .isEqualTo(ClosingCode.WEATHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_SHOW", "COURSE_CANCELLED"})
  void otherVerbsCodeIsRefusedForCancellation(ClosingCode code) {
    assertThatThrownBy(() -> ClosingCode.forCancelling(code, "x"))
        .isInstanceOfSatisfying(
            Invalid.class,
            refusal ->
                assertThat(English.of(refusal.detail()))
                    .startsWith("code must be one of PATIENT,"));
    assertThatThrownBy(() -> ClosingCode.forCancelling(null, code.name()))
        .isInstanceOfSatisfying(
            Invalid.class,
            refusal ->
                assertThat(English.of(refusal.detail()))
                    .startsWith("reason must be one of PATIENT,"));
  }

  @Test
  void missedSessionIsNoShow() {
    assertThat(ClosingCode.forMissing(null)).isEqualTo(ClosingCode.NO_SHOW);
    assertThat(ClosingCode.forMissing(ClosingCode.NO_SHOW)).isEqualTo(ClosingCode.NO_SHOW);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_SHOW")
  void missedSessionTakesNoOtherCode(ClosingCode code) {
    assertThatThrownBy(() -> ClosingCode.forMissing(code))
        .isInstanceOfSatisfying(
            Invalid.class,
            refusal -> assertThat(English.of(refusal.detail())).startsWith("code must be NO_SHOW"));
  }
}
