package org.chairside.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which last names are easily taken for one another. */
class SimilarNamesTest {

  private static boolean areSimilar(String one, String other) {
    return !Collections.disjoint(SimilarNames.keys(one), SimilarNames.keys(other));
  }

  @ParameterizedTest
  @CsvSource({
    "Meyer, Meyer",
    "Meyer, MEYER",
    "Meyer, Maier",
    "Meyer, Mayr",
    "Müller, Mueller",
    "Müller, Muller",
    "Müller, Miller",
    "Strauß, Strauss",
    "Groß, GROSS",
    "Schmidt, Schmitt",
    "Smith, Smyth",
    "Garcia, García",
    "Łukasz, Lukasz",
    "O'Brien, OBrien",
    "Garcia Lopez, Garcia-López",
    "Иванова, иванова",
    "Nguyễn, Nguyen"
  })
  void namesThatLookOrSoundAlikeAreSimilar(String one, String other) {
    assertThat(areSimilar(one, other)).isTrue();
    assertThat(areSimilar(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Meyer, Okafor",
    "Schmidt, Schneider",
    "Garcia, Gonzalez",
    "Иванова, Петрова",
    "Иванова, Meyer",
    "李, 王",
    "Nguyen, Tran"
  })
  void otherNamesAreNot(String one, String other) {
    assertThat(areSimilar(one, other)).isFalse();
  }
}
