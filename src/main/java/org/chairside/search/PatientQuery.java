package org.chairside.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed to find a patient, read as names, MRN, birth date and phone number in any
 * order.
 *
 * @param terms each of which has to fit; where there is none, nobody is meant
 */
public record PatientQuery(List<Term> terms) {

  /**
   * A part of the search; it fits where one of its readings does.
   *
   * @param birthDates the dates it can mean, as far as they were typed: {@code 1975}, {@code
   *     1975-06}, {@code 1975-06-12}
   * @param phones digits that are part of the phone number
   * @param words each of which has to fit the names or the MRN; none where it is no word
   */
  public record Term(Set<String> birthDates, Set<String> phones, List<Word> words) {}

  /**
   * A word of a name or an MRN; it fits where one of these does.
   *
   * @param parts folded, a part of a stored word
   * @param whole folded, a stored word: what several spellings have in common is too short to be
   *     looked for inside of other words
   */
  public record Word(Set<String> parts, Set<String> whole) {}

  private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
  private static final Pattern HYPHEN = Pattern.compile("[\\p{Pd}/]+");
  private static final Pattern NUMBER = Pattern.compile("[+(]*\\d[\\d()./+\\p{Pd}]*");
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  public static PatientQuery of(String text) {
    List<Term> terms = new ArrayList<>();
    String rest = Folding.plain(text);
    Optional<WrittenDate> date = WrittenDate.in(rest);
    while (date.isPresent()) {
      String written = rest.substring(date.get().start(), date.get().end());
      terms.add(dated(date.get(), written));
      rest = rest.replace(written, " ");
      date = WrittenDate.in(rest);
    }
    Optional<WrittenMonth> month = WrittenMonth.in(rest);
    while (month.isPresent()) {
      terms.add(new Term(texts(month.get().meanings()), Set.of(), List.of()));
      rest = rest.replace(rest.substring(month.get().start(), month.get().end()), " ");
      month = WrittenMonth.in(rest);
    }
    addNumbersAndNames(terms, rest);
    return new PatientQuery(terms);
  }

  private static Set<String> texts(Set<?> dates) {
    return dates.stream().map(Object::toString).collect(Collectors.toSet());
  }

  private static Term dated(WrittenDate date, String written) {
    if (LETTER.matcher(written).find()) {
      return new Term(texts(date.meanings()), Set.of(), List.of());
    }
    return new Term(texts(date.meanings()), PhoneDigits.sought(written), words(List.of(written)));
  }

  private static void addNumbersAndNames(List<Term> terms, String rest) {
    List<String> number = new ArrayList<>();
    for (String token : BETWEEN.split(rest, -1)) {
      if (NUMBER.matcher(token).matches()) {
        number.add(token);
        continue;
      }
      addNumber(terms, number);
      number.clear();
      boolean isName = !DIGIT.matcher(token).find();
      words(isName ? List.of(HYPHEN.split(token, -1)) : List.of(token))
          .forEach(word -> terms.add(new Term(Set.of(), Set.of(), List.of(word))));
    }
    addNumber(terms, number);
  }

  private static void addNumber(List<Term> terms, List<String> tokens) {
    if (!tokens.isEmpty()) {
      Set<String> years = tokens.size() == 1 ? WrittenMonth.years(tokens.getFirst()) : Set.of();
      terms.add(new Term(years, PhoneDigits.sought(String.join(" ", tokens)), words(tokens)));
    }
  }

  private static List<Word> words(List<String> tokens) {
    return tokens.stream().map(PatientQuery::word).flatMap(Optional::stream).toList();
  }

  private static Optional<Word> word(String token) {
    Set<String> parts = Folding.spellings(token);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Set<String> whole = new LinkedHashSet<>(Folding.romanized(token));
    whole.add(Folding.key(token));
    whole.removeAll(parts);
    return Optional.of(new Word(parts, whole));
  }
}
