package org.chairside.testclinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in an answer's JSON, in the words that REST Assured made usual, as far as the stories use
 * them:
 *
 * <ul>
 *   <li>{@code patient.name}: names, one below the other; of a list, that of each of its entries;
 *   <li>{@code items[0]}, {@code items[-1]}: an entry of a list, also from its end;
 *   <li>{@code items.size()}: how many there are; {@code value.toString()}: as text;
 *   <li>{@code items.find { it.code == 'gait' && it.met }.why}: the first entry that is so;
 *   <li>{@code items.findAll { it.session != null }.session}: all of them;
 *   <li>{@code $} or nothing: the whole.
 * </ul>
 *
 * <p>The stories call REST Assured's paths some thousands of times, and each compiled a program:
 * they took two fifths of the processor time of the tests.
 */
final class AnswerPath {

  private static final Pattern STEP =
      Pattern.compile(
          "\\[(?<index>-?\\d+)]"
              + "|\\.?(?<find>find|findAll)\\s*\\{(?<condition>(?:'[^']*'|[^}'])*)}"
              + "|\\.?(?<call>size|toString)\\(\\)"
              + "|\\.?'(?<quoted>[^']+)'"
              + "|\\.?(?<name>[^.\\[\\s{}()']+)");

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*it(?<path>[^=!\\s]*)\\s*(?:(?<not>[!=])=\\s*(?<value>'[^']*'|\\S+))?\\s*");

  private final String text;
  private final List<UnaryOperator<@Nullable Object>> steps;

  private AnswerPath(String text, List<UnaryOperator<@Nullable Object>> steps) {
    this.text = text;
    this.steps = steps;
  }

  /**
   * @throws IllegalArgumentException if it is no such path
   */
  static AnswerPath of(String text) {
    String rest = text.equals("$") ? "" : text.startsWith("$.") ? text.substring(2) : text;
    List<UnaryOperator<@Nullable Object>> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(rest);
    int end = 0;
    while (end < rest.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException("no path: %s, from %d".formatted(text, end));
      }
      end = matcher.end();
      steps.add(step(matcher));
    }
    return new AnswerPath(text, steps);
  }

  /**
   * What is at this place; null where it is null, or the last name is missing.
   *
   * @throws AssertionError if something before the last step is not there
   */
  @Nullable Object in(@Nullable Object whole) {
    Object at = whole;
    for (UnaryOperator<@Nullable Object> step : steps) {
      if (at == null) {
        throw new AssertionError(text + " goes on below what is null or missing");
      }
      at = step.apply(at);
    }
    return at;
  }

  private static UnaryOperator<@Nullable Object> step(Matcher matcher) {
    if (matcher.group("index") != null) {
      int index = Integer.parseInt(matcher.group("index"));
      return at -> entry(list(at), index);
    }
    if (matcher.group("find") != null) {
      Predicate<@Nullable Object> condition = condition(matcher.group("condition"));
      return matcher.group("find").equals("find")
          ? at -> list(at).stream().filter(condition).findFirst().orElse(null)
          : at -> list(at).stream().filter(condition).toList();
    }
    if (matcher.group("call") != null) {
      return matcher.group("call").equals("size") ? AnswerPath::size : String::valueOf;
    }
    String quoted = matcher.group("quoted");
    String name = quoted == null ? matcher.group("name") : quoted;
    return at -> below(at, name);
  }

  private static @Nullable Object below(@Nullable Object at, String name) {
    return switch (at) {
      case Map<?, ?> map -> number(map.get(name));
      case List<?> list -> {
        List<@Nullable Object> each = new ArrayList<>();
        list.forEach(entry -> each.add(entry == null ? null : below(entry, name)));
        yield each;
      }
      case null, default -> throw new AssertionError("there is no " + name + " in " + at);
    };
  }

  private static @Nullable Object entry(List<?> list, int index) {
    int place = index < 0 ? list.size() + index : index;
    return place < 0 || place >= list.size() ? null : number(list.get(place));
  }

  private static Object size(@Nullable Object at) {
    return at instanceof Map<?, ?> map ? map.size() : list(at).size();
  }

  private static List<?> list(@Nullable Object at) {
    if (at instanceof List<?> list) {
      return list;
    }
    throw new AssertionError("no list but " + at);
  }

  /** A fraction is a float, so that a story can write 1.5f and means what was sent. */
  private static @Nullable Object number(@Nullable Object value) {
    return value instanceof Double fraction ? (Object) fraction.floatValue() : value;
  }

  private static Predicate<@Nullable Object> condition(String text) {
    Predicate<@Nullable Object> all = each -> true;
    for (String clause : text.split("&&", -1)) {
      all = all.and(clause(clause));
    }
    return all;
  }

  private static Predicate<@Nullable Object> clause(String text) {
    Matcher matcher = CLAUSE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no condition: " + text);
    }
    AnswerPath path = of(matcher.group("path").replaceFirst("^\\.", ""));
    String value = matcher.group("value");
    if (value == null) {
      return each -> Boolean.TRUE.equals(path.in(each));
    }
    boolean equal = matcher.group("not").equals("=");
    String expected = value.startsWith("'") ? value.substring(1, value.length() - 1) : value;
    return each -> String.valueOf(path.in(each)).equals(expected) == equal;
  }
}
