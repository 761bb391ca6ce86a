package org.chairside.patient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.search.PatientQuery;
import org.chairside.search.PatientQuery.Term;
import org.chairside.search.PatientQuery.Word;
import org.chairside.search.PhoneDigits;
import org.jspecify.annotations.Nullable;

/** The condition of a query for patients, {@code p}, with its parameters. */
final class PatientCriteria {

  private static final String NONE = "1 = 0";

  private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
  private final Map<String, Object> parameters = new HashMap<>();

  /** Those whom every term fits, and these in any case. */
  void fit(PatientQuery query, Set<UUID> others) {
    List<String> fitting = new ArrayList<>();
    fitting.add(query.terms().isEmpty() ? NONE : and(query.terms().stream().map(this::fits)));
    if (!others.isEmpty()) {
      fitting.add("p.id in " + parameter(others));
    }
    conditions.add(or(fitting.stream()));
  }

  /** Those whose record does not point to another one. */
  void areInUse() {
    conditions.add("p.id not in (select m.mergedId from PatientMerge m where m.undoneAt is null)");
  }

  void registeredAfter(UUID id) {
    conditions.add("p.id > " + parameter(id));
  }

  /** Those who can be born on that day, or whose phone number ends like this one. */
  void bornOrReachedAs(BirthDate birthDate, @Nullable String phone) {
    PartialDate date = birthDate.date();
    Stream<String> born = date == null ? Stream.of(NONE) : Stream.of(bornAs(date.text()));
    Stream<String> reached =
        PhoneDigits.ending(phone).stream()
            .map(digits -> "p.keys.phoneDigits like " + parameter("%" + digits));
    conditions.add(or(Stream.concat(born, reached)));
  }

  /** All of it, as JPQL. */
  String condition() {
    return and(conditions.stream());
  }

  Map<String, Object> parameters() {
    return Map.copyOf(parameters);
  }

  // Of two dates that can be the same, one is the beginning of the other.
  private String bornAs(String date) {
    Set<String> lessKnown =
        Stream.of(4, 7)
            .filter(length -> length < date.length())
            .map(length -> date.substring(0, length))
            .collect(Collectors.toSet());
    String known = "p.birthDate like " + parameter(date + "%");
    return lessKnown.isEmpty()
        ? known
        : or(Stream.of(known, "p.birthDate in " + parameter(lessKnown)));
  }

  private String fits(Term term) {
    List<String> readings = new ArrayList<>();
    term.birthDates().forEach(date -> readings.add(bornAs(date)));
    for (String digits : term.phones()) {
      readings.add("p.keys.phoneDigits like " + parameter("%" + digits + "%"));
    }
    if (!term.words().isEmpty()) {
      readings.add(and(term.words().stream().map(this::fits)));
    }
    return or(readings.stream());
  }

  // What is folded holds letters and digits alone, so nothing in it is a wildcard.
  private String fits(Word word) {
    return or(
        Stream.concat(
                word.parts().stream().map(part -> "%" + part + "%"),
                word.whole().stream().map(whole -> "% " + whole + " %"))
            .map(pattern -> "p.keys.searchText like " + parameter(pattern)));
  }

  private String parameter(Object value) {
    String name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  private static String and(Stream<String> conditions) {
    return conditions.collect(Collectors.joining(" and ", "(", ")"));
  }

  private static String or(Stream<String> conditions) {
    return conditions.collect(Collectors.joining(" or ", "(", ")"));
  }
}
