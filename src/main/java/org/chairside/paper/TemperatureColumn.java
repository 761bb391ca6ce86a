package org.chairside.paper;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chairside.vocabulary.TemperatureUnit;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * The column of temperatures, whose heading may name the unit: {@code temperature}, {@code
 * temperature (°F)}, {@code temperature [degF]}.
 *
 * @param heading as the file has it
 * @param unit null where the heading names none
 */
record TemperatureColumn(String heading, @Nullable TemperatureUnit unit) {

  /** The column that has each row's unit, where the heading names none. */
  static final String UNIT = "temperatureUnit";

  private static final String NAME = VitalSign.TEMPERATURE.field();
  private static final Pattern WITH_UNIT =
      Pattern.compile(NAME + " *(?:\\((.+)\\)|(\\[.+\\])|(°.))");

  /** The temperature's column of a file; without one its name alone, which no row then has. */
  static TemperatureColumn among(List<String> header) {
    return header.stream()
        .filter(heading -> columnOf(heading).equals(NAME))
        .findFirst()
        .map(heading -> new TemperatureColumn(heading, inHeading(heading)))
        .orElseGet(() -> new TemperatureColumn(NAME, null));
  }

  /** The column that a heading stands for: the heading itself, unless it is ours with a unit. */
  static String columnOf(String heading) {
    return inHeading(heading) == null ? heading : NAME;
  }

  /** The unit that a text names, by UCUM code or as people write it; null for any other text. */
  static @Nullable TemperatureUnit unitOf(String text) {
    return switch (text) {
      case "Cel", "°C", "C" -> TemperatureUnit.CELSIUS;
      case "[degF]", "°F", "F" -> TemperatureUnit.FAHRENHEIT;
      default -> null;
    };
  }

  private static @Nullable TemperatureUnit inHeading(String heading) {
    Matcher matcher = WITH_UNIT.matcher(heading);
    if (!matcher.matches()) {
      return null;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return unitOf(matcher.group(group));
      }
    }
    return null;
  }
}
