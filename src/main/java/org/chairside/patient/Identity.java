package org.chairside.patient;

import java.time.LocalDate;
import java.util.Collection;
import org.chairside.search.Folding;
import org.chairside.search.PhoneDigits;
import org.jspecify.annotations.Nullable;

/**
 * What tells people apart at the desk.
 *
 * @param phone its digits without leading zeros; null where there is none
 */
record Identity(String familyName, String givenName, LocalDate birthDate, @Nullable String phone) {

  // Shorter words are particles that many names share: de, van, bin.
  private static final int SHORTEST_NAME = 4;

  static Identity of(Patient.Details details) {
    String phone = details.phone();
    return new Identity(
        details.familyName(),
        details.givenName(),
        details.birthDate(),
        phone == null ? null : PhoneDigits.of(phone));
  }

  /**
   * Whether both are likely the same person: two of name, birth date and phone number agree. Names
   * agree where they are written or sound alike, in either order.
   */
  boolean resembles(Identity other) {
    boolean sameBirthDate = birthDate.equals(other.birthDate);
    boolean samePhone = PhoneDigits.areSame(phone, other.phone);
    return (sameBirthDate && samePhone) || ((sameBirthDate || samePhone) && hasNameLike(other));
  }

  private boolean hasNameLike(Identity other) {
    return (areAlike(familyName, other.familyName) && areAlike(givenName, other.givenName))
        || (areAlike(familyName, other.givenName) && areAlike(givenName, other.familyName));
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
