package org.chairside.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an expression of Prometheus asks for: its metrics, each with what it says of labels. */
final class PromQl {

  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern SPAN = Pattern.compile("\\[[^]]*]");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*(\\{(?:[^\"{}]|\"[^\"]*\")*})?(\\s*\\()?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|=)\\s*\"([^\"]*)\"");
  private static final Pattern ALERT = Pattern.compile("\\bChairside[A-Z]\\w+");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** Prometheus makes these itself, and adds these labels. */
  private static final Set<String> ITS_OWN = Set.of("up", "ALERTS");

  private static final Set<String> LABELS_OF_ITS_OWN = Set.of("job", "instance");

  private PromQl() {}

  /** That a label has a value, or one that fits a pattern. */
  record LabelMatch(String label, boolean isPattern, String value) {

    boolean accepts(Exposed.Sample sample) {
      String has = sample.labels().getOrDefault(label, "");
      return isPattern ? has.matches(value) : has.equals(value);
    }
  }

  /** A metric, and what is asked of its labels. */
  record Selector(String metric, List<LabelMatch> labels) {

    boolean accepts(Exposed.Sample sample) {
      return sample.metric().equals(metric)
          && labels.stream().allMatch(each -> each.accepts(sample));
    }
  }

  /** What the expression asks the application for. */
  static List<Selector> selectors(String expression) {
    String bare = SPAN.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
    List<Selector> found = new ArrayList<>();
    Matcher selector = SELECTOR.matcher(bare);
    while (selector.find()) {
      String name = selector.group(1);
      boolean isFunction = selector.group(3) != null;
      if (!isFunction && !WORDS.contains(name) && !ITS_OWN.contains(name)) {
        String labels = selector.group(2) == null ? "" : selector.group(2);
        found.add(new Selector(name, labels(labels)));
      }
    }
    return found;
  }

  private static List<LabelMatch> labels(String braces) {
    return MATCHER
        .matcher(braces)
        .results()
        .map(each -> new LabelMatch(each.group(1), each.group(2).equals("=~"), each.group(3)))
        .filter(each -> !LABELS_OF_ITS_OWN.contains(each.label()))
        .toList();
  }

  /** The alerts that a text names. */
  static Set<String> alerts(String text) {
    return ALERT.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
