package org.chairside.patient;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.chairside.search.Folding;
import org.chairside.search.PhoneDigits;
import org.jspecify.annotations.Nullable;

/**
 * What tells people apart at the desk.
 *
 * @param phone its digits without leading zeros; null where there is none
 */
record Identity(
    String familyName, @Nullable String givenName, BirthDate birthDate, @Nullable String phone) {

  // Shorter words are particles that many names share: de, van, bin.
  private static final int SHORTEST_NAME = 4;

  static Identity of(PatientDetails details) {
    String phone = details.phone();
    return new Identity(
        details.familyName(),
        details.givenName(),
        details.birthDate(),
        phone == null ? null : PhoneDigits.of(phone));
  }

  /**
   * Whether both are likely the same person: two of name, birth date and phone number agree. Names
   * agree where they are written or sound alike, in either order; somebody's only name may be any
   * of the other's. A birth date that is known in part agrees with a name, but a phone number that
   * a family shares needs the whole one.
   */
  boolean resembles(Identity other) {
    boolean sameBirthDate = birthDate.isSameDay(other.birthDate);
    boolean samePhone = PhoneDigits.areSame(phone, other.phone);
    return (sameBirthDate && samePhone)
        || ((birthDate.canBe(other.birthDate) || samePhone) && hasNameLike(other));
  }

  private boolean hasNameLike(Identity other) {
    if (givenName == null || other.givenName == null) {
      return named().anyMatch(one -> other.named().anyMatch(two -> areAlike(one, two)));
    }
    return (areAlike(familyName, other.familyName) && areAlike(givenName, other.givenName))
        || (areAlike(familyName, other.givenName) && areAlike(givenName, other.familyName));
  }

  private Stream<String> named() {
    return Stream.of(familyName, givenName).filter(Objects::nonNull);
  }

  /** As a whole, or in one of their words: Smith and Smith-Jones, Anna and Anna Maria. */
  private static boolean areAlike(String one, String other) {
    return SimilarNames.areAlike(one, other)
        || names(one).stream()
            .anyMatch(a -> names(other).stream().anyMatch(b -> SimilarNames.areAlike(a, b)));
  }

  private static Collection<String> names(String name) {
    return Folding.words(name).stream().filter(word -> word.length() >= SHORTEST_NAME).toList();
  }
}
