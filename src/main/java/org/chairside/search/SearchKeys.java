package org.chairside.search;

import jakarta.persistence.Embeddable;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what a patient is found, written with every change of the patient.
 *
 * @param searchText the folded words of both names and of the MRN in each spelling, each between
 *     two spaces
 * @param phoneDigits the phone number's digits without leading zeros; null where there is none
 */
@Embeddable
public record SearchKeys(String searchText, @Nullable String phoneDigits) {

  private static final Pattern WRITTEN_WITHOUT_SPACES =
      Pattern.compile("[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]");

  public static SearchKeys of(
      String familyName, @Nullable String givenName, String mrn, @Nullable String phone) {
    Set<String> words = new LinkedHashSet<>();
    String given = givenName == null ? "" : givenName;
    Stream.of(familyName, given, mrn).forEach(text -> add(words, text));
    if (WRITTEN_WITHOUT_SPACES.matcher(familyName + given).find()) {
      add(words, familyName + given);
      add(words, given + familyName);
    }
    String text = words.stream().collect(Collectors.joining(" ", " ", " "));
    return new SearchKeys(text, phone == null ? null : PhoneDigits.of(phone));
  }

  private static void add(Set<String> words, String text) {
    addSpellings(words, text);
    Folding.words(text).forEach(word -> addSpellings(words, word));
  }

  private static void addSpellings(Set<String> words, String text) {
    for (String each : Folding.romanized(text)) {
      words.add(each);
      words.add(Folding.key(each));
    }
    words.addAll(Folding.spellings(text));
    words.add(Folding.key(text));
    words.remove("");
  }
}
