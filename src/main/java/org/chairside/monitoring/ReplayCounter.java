package org.chairside.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.monitoring.Replay.ReplayedFlag;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/** Counts the flags of a replay and how often they alarm, one look after the other. */
final class ReplayCounter {

  private final Protocol protocol;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<FlagKey, RisingFlag> flags = new TreeMap<>();

  ReplayCounter(Protocol protocol) {
    this.protocol = protocol;
    protocol.rules().forEach(rule -> rules.put(rule.code(), rule));
  }

  /** Takes everything that is found at that instant. */
  void note(List<Finding> findings, Instant at) {
    Yielding yielding = Yielding.of(protocol, findings);
    Map<FlagKey, List<Finding>> byFlag = new TreeMap<>();
    Map<Finding, FlagKey> joining = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Finding leading = yielding.leading(finding);
      for (FlagKey key : FlagKey.of(rule(finding), finding)) {
        byFlag.computeIfAbsent(key, each -> new ArrayList<>()).add(finding);
      }
      if (leading != null) {
        joining.put(finding, FlagKey.of(rule(leading), leading).getFirst());
      }
    }
    byFlag.forEach(
        (key, found) ->
            found.stream()
                .filter(finding -> !joining.containsKey(finding))
                .forEach(finding -> flag(key).take(finding, at)));
    joining.forEach((finding, key) -> flag(key).join(finding, rule(finding).reopening(), at));
    flags.forEach((key, flag) -> flag.cleared(byFlag.getOrDefault(key, List.of())));
  }

  private RisingFlag flag(FlagKey key) {
    return flags.computeIfAbsent(
        key, each -> new RisingFlag(rule(each.rule()).reopening(), protocol.interruptions()));
  }

  private Rule rule(Finding finding) {
    return rule(finding.rule());
  }

  private Rule rule(String code) {
    return Objects.requireNonNull(rules.get(code), "a finding is one of the protocol's rules");
  }

  /** The flags so far, by their keys. */
  Map<String, ReplayedFlag> flags() {
    Map<String, ReplayedFlag> all = new HashMap<>();
    flags.forEach((key, flag) -> all.put(key.toString(), flag.done(key)));
    return all;
  }

  /** A flag while the replay runs. */
  private static final class RisingFlag {

    /** What triggered a finding: a thing charted, or an instant that something was due. */
    private record Trigger(String rule, @Nullable UUID charted, @Nullable Instant due) {

      static Trigger of(Finding finding) {
        return finding.evidence().isEmpty()
            ? new Trigger(finding.rule(), null, finding.at())
            : new Trigger(finding.rule(), finding.evidence().getFirst(), null);
      }
    }

    private final ReopenWhen reopening;
    private final Interruptions interruptions;
    private final Map<Trigger, Severity> known = new HashMap<>();
    private final Map<Severity, Instant> reachedAt = new EnumMap<>(Severity.class);
    private final Set<Subject> seen = new HashSet<>();
    private final Set<Subject> notAlarmed = new HashSet<>();
    private int alarms;
    private @Nullable Instant alarmedAt;
    private boolean isCleared;
    private boolean isQuiet = true;
    private @Nullable Message sentence;

    RisingFlag(ReopenWhen reopening, Interruptions interruptions) {
      this.reopening = reopening;
      this.interruptions = interruptions;
    }

    /** A finding of the flag's own rule. */
    void take(Finding finding, Instant at) {
      if (!isNew(finding)) {
        return;
      }
      boolean graver =
          reachedAt.keySet().stream().allMatch(each -> each.compareTo(finding.severity()) < 0);
      boolean isDue = finding.evidence().isEmpty();
      boolean isNews = graver || isQuiet || isCleared || isDue || isNews(finding, reopening);
      notAlarmed.addAll(finding.subjects());
      if (graver) {
        reachedAt.put(finding.severity(), at);
        sentence = finding.sentence();
      }
      if (isNews) {
        isQuiet = interruptions.isQuiet(finding);
        if (!isQuiet) {
          alarm(at);
        }
      }
    }

    /** A finding of a rule that yields to the flag's own. */
    void join(Finding finding, ReopenWhen reopeningOfItsRule, Instant at) {
      if (!isNew(finding)) {
        return;
      }
      boolean isNews = !isQuiet && isNews(finding, reopeningOfItsRule);
      notAlarmed.addAll(finding.subjects());
      if (at.equals(alarmedAt)) {
        see();
      } else if (isNews) {
        alarm(at);
      }
    }

    private boolean isNew(Finding finding) {
      Trigger trigger = Trigger.of(finding);
      Severity before = known.get(trigger);
      if (before != null && before.compareTo(finding.severity()) >= 0) {
        return false;
      }
      known.put(trigger, finding.severity());
      return true;
    }

    private boolean isNews(Finding finding, ReopenWhen reopeningOfItsRule) {
      return reachedAt.keySet().stream().allMatch(each -> each.compareTo(finding.severity()) <= 0)
          && reopeningOfItsRule.isNews(finding.subjects(), seen);
    }

    private void alarm(Instant at) {
      alarms++;
      alarmedAt = at;
      isCleared = false;
      see();
    }

    // The person who acknowledges sees all that the flag rests on.
    private void see() {
      seen.addAll(notAlarmed);
      notAlarmed.clear();
    }

    void cleared(List<Finding> findings) {
      isCleared = findings.stream().noneMatch(Finding::stillHolds);
    }

    ReplayedFlag done(FlagKey key) {
      return new ReplayedFlag(
          key.rule(),
          key.subject(),
          reachedAt,
          alarms,
          Objects.requireNonNull(sentence, "a flag that was raised"));
    }
  }
}
