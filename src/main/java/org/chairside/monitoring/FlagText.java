package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;
import static org.chairside.monitoring.RuleMessages.RULE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chairside.message.Message;
import org.chairside.vocabulary.VitalSign;

/** Words which flags a rule raises, when they open again and which other flags they join. */
final class FlagText {

  private FlagText() {}

  static Message of(Protocol protocol, Rule rule) {
    Message flags =
        switch (rule.flagIdentity()) {
          case RULE -> RULE.oneFlag();
          case TYPE -> RULE.flagPerType();
          case SIGN -> RULE.flagPerSign();
        };
    List<Message> reopening = reopening(rule);
    Message reopened =
        reopening.isEmpty() ? flags : RULE.flagsReopened(flags, Message.or(reopening));
    List<Message> others =
        rule.yieldsTo().stream().map(other -> ProtocolText.ruleTitle(protocol, other)).toList();
    return RULE.sentence(others.isEmpty() ? reopened : RULE.yieldsTo(reopened, Message.or(others)));
  }

  private static List<Message> reopening(Rule rule) {
    ReopenWhen when = rule.reopening();
    RuleTriggers triggers = RuleTriggers.of(rule);
    List<Message> said = new ArrayList<>();
    if (when.another() && triggers.signs().size() > 1 && rule.flagIdentity() != FlagIdentity.SIGN) {
      said.add(RULE.anotherSign());
    }
    if (when.another() && triggers.types().size() > 1 && rule.flagIdentity() != FlagIdentity.TYPE) {
      said.add(RULE.anotherType());
    }
    Map<String, BigDecimal> worseBy = when.worseBy();
    if (worseBy == null && !triggers.signs().isEmpty()) {
      said.add(RULE.anyWorse());
    } else if (worseBy != null) {
      new TreeMap<>(worseBy).forEach((of, by) -> said.add(worse(of, by)));
    }
    if (!triggers.types().isEmpty()) {
      said.add(RULE.gradedWorse());
    }
    return said;
  }

  private static Message worse(String of, BigDecimal by) {
    return Arrays.stream(VitalSign.values())
        .filter(sign -> sign.field().equals(of))
        .findFirst()
        .map(sign -> RULE.worseBy(sign.message(), amount(sign, by)))
        .orElseGet(() -> RULE.worseBy(Message.verbatim(of), MONITORING.points(by)));
  }

  private static Message amount(VitalSign sign, BigDecimal by) {
    return switch (sign) {
      case CONSCIOUSNESS, SEDATION, PAIN, CADSS6 -> MONITORING.points(by);
      default -> VitalSignConditions.difference(sign, by);
    };
  }
}
