package org.chairside.monitoring;

import java.util.List;
import org.chairside.vocabulary.Severity;

/**
 * A rule as a clinician reads it.
 *
 * @param code stable, such as {@code systolic-high}
 * @param title what it looks for
 * @param group what it watches
 * @param heading the same as the document itself heads it, such as "Blood pressure"
 * @param levels its steps, from the least to the most urgent
 */
public record RuleInWords(
    String code, String title, RuleGroup group, String heading, List<LevelInWords> levels) {

  /**
   * One step of a rule.
   *
   * @param sentence when it holds
   * @param source where the threshold comes from
   */
  public record LevelInWords(Severity severity, String sentence, String source) {}

  static RuleInWords of(Rule rule) {
    return new RuleInWords(
        rule.code(),
        rule.title(),
        RuleGroup.of(rule),
        rule.watches(),
        rule.levels().stream()
            .map(
                level ->
                    new LevelInWords(
                        level.severity(),
                        ProtocolText.sentence(RuleText.of(level)),
                        level.source()))
            .toList());
  }
}
