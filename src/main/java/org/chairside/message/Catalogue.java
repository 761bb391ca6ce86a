package org.chairside.message;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of one language by their codes, as ICU message patterns with named arguments. A
 * pattern that begins with {@code ^} has its first letter capitalized once its arguments are in.
 *
 * <p>Dates are written as the language writes a day of the coming months, unless the pattern itself
 * has a format for them, times with 24 hours, and decimal numbers with the language's own mark and
 * the decimals that they were given with.
 */
final class Catalogue {

  private static final String CAPITAL = "^";
  private static final String DAY = "EEEMMMd";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final Map<Language, Catalogue> ALL = new ConcurrentHashMap<>();

  /**
   * @param arguments the names of its arguments, with those in its alternatives
   * @param chosenBy those by which a plural or another alternative is chosen, or that have a format
   */
  private record Sentence(
      MessageFormat format, boolean capital, Set<String> arguments, Set<String> chosenBy) {}

  private final ULocale locale;
  private final Map<String, Sentence> sentences = new HashMap<>();

  private Catalogue(Language language) {
    locale = ULocale.forLocale(language.locale());
    Properties texts = read(language.tag());
    for (String code : texts.stringPropertyNames()) {
      sentences.put(code, sentence(texts.getProperty(code)));
    }
  }

  private Sentence sentence(String text) {
    boolean capital = text.startsWith(CAPITAL);
    String pattern = capital ? text.substring(1) : text;
    MessageFormat format = new MessageFormat(pattern, locale);
    for (String name : format.getArgumentNames()) {
      if (format.getFormatByArgumentName(name) instanceof DateFormat date) {
        date.setTimeZone(TimeZone.GMT_ZONE);
      }
    }
    Set<String> arguments = new TreeSet<>();
    Set<String> chosenBy = new TreeSet<>();
    MessagePattern parts = new MessagePattern(pattern);
    for (int i = 0; i < parts.countParts(); i++) {
      if (parts.getPartType(i) == MessagePattern.Part.Type.ARG_START) {
        String name = parts.getSubstring(parts.getPart(i + 1));
        arguments.add(name);
        if (parts.getPart(i).getArgType() != MessagePattern.ArgType.NONE) {
          chosenBy.add(name);
        }
      }
    }
    return new Sentence(format, capital, arguments, chosenBy);
  }

  static Catalogue of(Language language) {
    return ALL.computeIfAbsent(language, Catalogue::new);
  }

  static boolean exists(String tag) {
    return Catalogue.class.getResource(file(tag)) != null;
  }

  private static String file(String tag) {
    return "/messages/" + tag + ".properties";
  }

  private static Properties read(String tag) {
    try (InputStream in = Catalogue.class.getResourceAsStream(file(tag))) {
      if (in == null) {
        throw new IllegalArgumentException("no catalogue of the language " + tag);
      }
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean knows(String code) {
    return sentences.containsKey(code);
  }

  /** Every code of the catalogue. */
  Set<String> codes() {
    return new TreeSet<>(sentences.keySet());
  }

  /** The names of the arguments of a code's sentence, with those in its alternatives. */
  Set<String> arguments(String code) {
    Sentence sentence = sentences.get(code);
    return sentence == null ? Set.of() : sentence.arguments();
  }

  /** The message in this language; its code where the catalogue has been changed since. */
  String say(Message message) {
    if (message.isTranslated()) {
      return message.ownText(locale.getLanguage());
    }
    Sentence sentence = sentences.get(message.code());
    if (sentence == null) {
      return message.code();
    }
    Map<String, Object> values = new HashMap<>();
    message.params().forEach((name, value) -> values.put(name, argument(sentence, name, value)));
    String said;
    synchronized (sentence) {
      said = sentence.format().format(values);
    }
    return sentence.capital() ? capital(said) : said;
  }

  private Object argument(Sentence sentence, String name, Object value) {
    if (!sentence.chosenBy().contains(name)) {
      return say(value);
    }
    return value instanceof LocalDate day ? date(day) : value;
  }

  private String say(Object value) {
    return switch (value) {
      case Message message -> say(message);
      case Listing list -> say(list);
      case LocalDate day -> say(day);
      case LocalTime time -> TIME.format(time);
      case BigDecimal number -> say(number);
      case Long number -> say(BigDecimal.valueOf(number));
      default -> String.valueOf(value);
    };
  }

  private String say(Listing list) {
    List<String> items = list.items().stream().map(this::say).toList();
    return switch (list.join()) {
      case AND -> ListFormatter.getInstance(locale).format(items);
      case OR ->
          ListFormatter.getInstance(locale, ListFormatter.Type.OR, ListFormatter.Width.WIDE)
              .format(items);
      case COMMAS -> String.join(", ", items);
      case SEMICOLONS -> String.join("; ", items);
    };
  }

  private String say(LocalDate day) {
    DateFormat format = DateFormat.getInstanceForSkeleton(DAY, locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(date(day));
  }

  private static Date date(LocalDate day) {
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private String say(BigDecimal number) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setGroupingUsed(false);
    format.setMinimumFractionDigits(Math.max(0, number.scale()));
    format.setMaximumFractionDigits(Math.max(0, number.scale()));
    return format.format(number);
  }

  private static String capital(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(java.util.Locale.ROOT) + text.substring(first);
  }
}
