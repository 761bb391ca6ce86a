package org.chairside.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes by time, by the test vectors of RFC 6238 and at the edges of a step. */
class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant STEP_BEGINS = Instant.ofEpochSecond(1_111_111_080);

  // Appendix B, SHA-1; its codes have eight digits, of which ours are the last six.
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void codeIsThatOfTheStandard(long second, String eightDigits) {
    Instant at = Instant.ofEpochSecond(second);
    assertThat(Totp.code(SECRET, Totp.stepAt(at))).isEqualTo(eightDigits.substring(2));
    assertThat(Totp.stepOf(SECRET, eightDigits.substring(2), at, 0)).hasValue(Totp.stepAt(at));
  }

  // The code of the step that begins at 0 seconds, compared so many seconds later.
  @ParameterizedTest
  @CsvSource({
    "-31, false",
    "-30, true",
    "-1, true",
    "0, true",
    "29, true",
    "30, true",
    "59, true",
    "60, false"
  })
  void codeFitsOneStepEitherSide(long second, boolean fits) {
    String code = Totp.code(SECRET, Totp.stepAt(STEP_BEGINS));
    assertThat(Totp.stepOf(SECRET, code, STEP_BEGINS.plusSeconds(second), 0).isPresent())
        .isEqualTo(fits);
  }

  @Test
  void usedStepFitsNoMore() {
    long step = Totp.stepAt(STEP_BEGINS);
    String code = Totp.code(SECRET, step);
    assertThat(Totp.stepOf(SECRET, code, STEP_BEGINS, step - 1)).hasValue(step);
    assertThat(Totp.stepOf(SECRET, code, STEP_BEGINS, step)).isEmpty();
    assertThat(Totp.stepOf(SECRET, code, STEP_BEGINS, step + 1)).isEmpty();
    // the next one is another
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 1), STEP_BEGINS, step))
        .hasValue(step + 1);
  }

  @ParameterizedTest
  @CsvSource({"''", "12345", "1234567", "abcdef", "٠٠٠٠٠٠", "000000"})
  void whatIsNoCodeFitsNoStep(String typed) {
    assertThat(Totp.stepOf(SECRET, typed, STEP_BEGINS, 0)).isEmpty();
  }

  @Test
  void leadingZerosStay() {
    // 1111111109 of the vectors
    assertThat(Totp.code(SECRET, 0x23523EC)).isEqualTo("081804");
    assertThat(Totp.stepOf(SECRET, "81804", Instant.ofEpochSecond(1_111_111_109), 0)).isEmpty();
  }
}
