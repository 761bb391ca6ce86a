package org.chairside.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ways to write a phone number mean the same one. */
class PhoneDigitsTest {

  @ParameterizedTest
  @CsvSource({
    "(312) 555-0199, 312.555.0199",
    "(312) 555-0199, 3125550199",
    "(312) 555-0199, +1 312 555 0199",
    "(312) 555-0199, 1-312-555-0199",
    "(312) 555-0199, 001 312 555 0199",
    "+1 (312) 555-0199, 312 555 0199",
    "+49 30 1234567, 030/1234567",
    "030/1234567, +49 30 1234567",
    "030/1234567, +49 (0)30 1234567",
    "030/1234567, 0049 30 1234567",
    "+353 1 234 5678, 01 234 5678",
    "３１２-５５５-０１９９, 312 555 0199"
  })
  void wayToWriteItMakesNoDifference(String stored, String sought) {
    String digits = Objects.requireNonNull(PhoneDigits.of(stored));
    assertThat(PhoneDigits.sought(sought)).anyMatch(digits::contains);
    assertThat(PhoneDigits.areSame(digits, PhoneDigits.of(sought))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"(312) 555-0199, 312 555 0198", "(312) 555-0199, +1 773 555 0199", "911, 911"})
  void otherNumbersAreNotTheSame(String one, String other) {
    assertThat(PhoneDigits.areSame(PhoneDigits.of(one), PhoneDigits.of(other))).isFalse();
  }

  @Test
  void lastFourDigitsAreEnoughToLookFor() {
    assertThat(PhoneDigits.sought("0199")).containsExactly("0199");
    assertThat(PhoneDigits.sought("199")).isEmpty();
    assertThat(PhoneDigits.sought("ask the daughter")).isEmpty();
  }

  @Test
  void missingNumberIsNobodysNumber() {
    assertThat(PhoneDigits.of("ask the daughter")).isNull();
    assertThat(PhoneDigits.areSame(null, null)).isFalse();
  }
}
