package org.chairside.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chairside.story.PromQl.Selector;

/** What the application exposes for Prometheus. */
record Exposed(List<Sample> samples) {

  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{((?:[^\"{}]|\"(?:[^\"\\\\]|\\\\.)*\")*)})? .*");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** A line of it, without its value. */
  record Sample(String metric, Map<String, String> labels) {}

  static Exposed read(String text) {
    return new Exposed(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Exposed::sample)
            .toList());
  }

  private static Sample sample(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no line of Prometheus: " + line);
    }
    Map<String, String> labels = new HashMap<>();
    if (parts.group(2) != null) {
      LABEL
          .matcher(parts.group(2))
          .results()
          .forEach(each -> labels.put(each.group(1), each.group(2)));
    }
    return new Sample(parts.group(1), labels);
  }

  /** What an expression asks for and is not here. */
  List<Selector> missing(String expression) {
    return PromQl.selectors(expression).stream()
        .filter(asked -> samples.stream().noneMatch(asked::accepts))
        .toList();
  }

  /** The application's own. */
  List<Sample> ofChairside() {
    return samples.stream().filter(each -> each.metric().startsWith("chairside_")).toList();
  }
}
