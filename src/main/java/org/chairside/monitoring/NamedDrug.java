package org.chairside.monitoring;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An ordered drug as allergies and contraindications may name it: by one of its relatives' names or
 * by a word of its own, in whatever case, with or without accents. It would rather find too much:
 * "no reaction to ketamine" names ketamine, and a person decides.
 */
final class NamedDrug {

  private static final int SHORTEST_WORD = 4;
  private static final Set<String> NOT_A_DRUG =
      Set.of(
          "hydrochloride",
          "hydrochlorid",
          "infusion",
          "injection",
          "intravenous",
          "nasal",
          "racemic",
          "solution",
          "spray");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final List<String> names;

  private NamedDrug(List<String> names) {
    this.names = names;
  }

  /**
   * The drug as it is ordered.
   *
   * @param relatives parts of words that all name one family of drugs
   */
  static NamedDrug of(String drug, List<String> relatives) {
    String ordered = folded(drug);
    List<String> family = relatives.stream().map(NamedDrug::folded).toList();
    Stream<String> own =
        NO_LETTERS
            .splitAsStream(ordered)
            .filter(word -> word.length() >= SHORTEST_WORD || word.equals(ordered))
            .filter(word -> !NOT_A_DRUG.contains(word));
    boolean related = family.stream().anyMatch(ordered::contains);
    return new NamedDrug(
        related ? Stream.concat(family.stream(), own).distinct().toList() : own.toList());
  }

  /** Whether one of the entries names it. */
  boolean isIn(List<String> entries) {
    return entries.stream()
        .map(NamedDrug::folded)
        .anyMatch(entry -> names.stream().anyMatch(entry::contains));
  }

  private static String folded(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(apart).replaceAll("").strip().toLowerCase(Locale.ROOT);
  }
}
