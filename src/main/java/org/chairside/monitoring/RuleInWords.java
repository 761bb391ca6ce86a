package org.chairside.monitoring;

import static org.chairside.monitoring.RuleMessages.RULE;

import java.util.List;
import org.chairside.message.Message;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a clinician reads it.
 *
 * @param code stable, such as {@code systolic-high}
 * @param title what it looks for
 * @param group what it watches
 * @param heading its heading in the document, such as "Blood pressure"
 * @param levels its steps, from the least to the most urgent
 * @param flags which flags it raises, and when an acknowledged one opens again
 * @param flagsSource where that comes from; null where the document does not say
 */
public record RuleInWords(
    String code,
    Message title,
    RuleGroup group,
    Message heading,
    List<LevelInWords> levels,
    Message flags,
    @Nullable Message flagsSource) {

  /**
   * One step of a rule.
   *
   * @param sentence when it holds
   * @param source where the threshold comes from
   */
  public record LevelInWords(Severity severity, Message sentence, Message source) {}

  static RuleInWords of(Protocol protocol, Rule rule) {
    String place = "rules." + rule.code() + ".";
    return new RuleInWords(
        rule.code(),
        ProtocolTexts.of(protocol, place + "title", rule.title()),
        RuleGroup.of(rule),
        ProtocolTexts.of(protocol, place + "watches", rule.watches()),
        rule.levels().stream()
            .map(
                level ->
                    new LevelInWords(
                        level.severity(),
                        RULE.sentence(RuleText.of(level)),
                        ProtocolTexts.of(
                            protocol, place + level.severity() + ".source", level.source())))
            .toList(),
        FlagText.of(protocol, rule),
        rule.reopenWhen() == null
            ? null
            : ProtocolTexts.of(protocol, place + "reopenWhen.source", rule.reopenWhen().source()));
  }
}
