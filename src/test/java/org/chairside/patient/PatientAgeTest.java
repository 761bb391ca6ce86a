package org.chairside.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ages and dates that are known in part. */
class PatientAgeTest {

  @ParameterizedTest
  @CsvSource({
    "1980-04-12, 2026-04-11, 45, false",
    "1980-04-12, 2026-04-12, 46, false",
    "2024-02-29, 2025-02-28, 0, false",
    "2024-02-29, 2025-03-01, 1, false",
    "1975, 2026-01-01, 51, true",
    "1975, 2026-12-31, 51, true",
    "1975-06, 2026-05-31, 50, true",
    "1975-06, 2026-06-01, 51, true",
    "1975-06, 2026-06-30, 51, true",
    "2026, 2026-01-01, 0, true",
    "1980-04-12, 2026, 46, true",
    "1980-04-12, 2026-05, 46, false"
  })
  void ageIsWhatItCanBe(String born, String until, int years, boolean about) {
    assertThat(PatientAge.between(new PartialDate(born), new PartialDate(until)))
        .isEqualTo(new PatientAge(years, about));
  }

  @ParameterizedTest
  @CsvSource({
    "1975, 1975-06-12, true",
    "1975-06, 1975, true",
    "1975-06-12, 1975-06-12, true",
    "1975-06, 1975-07, false",
    "1975-06-12, 1975-06-13, false",
    "1975, 1976, false"
  })
  void datesAgreeWhereTheyCanBeOneDay(String one, String other, boolean canBe) {
    assertThat(new PartialDate(one).canBe(new PartialDate(other))).isEqualTo(canBe);
    assertThat(new PartialDate(other).canBe(new PartialDate(one))).isEqualTo(canBe);
  }

  @ParameterizedTest
  @CsvSource({
    "1975, 1975-01-01, 1975-12-31",
    "2024-02, 2024-02-01, 2024-02-29",
    "2023-02, 2023-02-01, 2023-02-28",
    "1975-06-12, 1975-06-12, 1975-06-12"
  })
  void dateHasAFirstAndALastDay(String text, String first, String last) {
    PartialDate date = new PartialDate(text);
    assertThat(date.first()).hasToString(first);
    assertThat(date.last()).hasToString(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "75",
        "1975-",
        "1975-00",
        "1975-13",
        "2023-02-29",
        "1975-6",
        "1975-06-12T00:00"
      })
  void whatIsNoDateIsRefused(String text) {
    assertThatThrownBy(() -> new PartialDate(text)).isInstanceOf(DateTimeException.class);
  }
}
