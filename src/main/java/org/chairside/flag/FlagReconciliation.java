package org.chairside.flag;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.flag.Flag.FlagBasis;
import org.chairside.flag.Flag.FlagPlace;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.flag.Flag.Title;
import org.chairside.flag.FlagRegister.Charted;
import org.chairside.flag.FlagRegister.Judged;
import org.chairside.monitoring.Finding;
import org.chairside.monitoring.FlagKey;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.Rule;
import org.chairside.monitoring.WorstAndLatest;
import org.chairside.monitoring.Yielding;
import org.chairside.session.InfusionSession;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** One update of a session's flags to what its protocol finds now. */
final class FlagReconciliation {

  private final InfusionSession session;
  private final Judged judged;
  private final Charted charted;
  private final Flags flags;
  private final FlagUpdater updater;
  private final Instant now;
  private final List<Flag> all;
  private final Map<String, Rule> rules;
  private final Map<FlagKey, List<Finding>> found = new LinkedHashMap<>();
  private final Set<Flag> raised = new LinkedHashSet<>();
  private final Set<Flag> strengthened = new HashSet<>();
  private final Set<Flag> wereWithdrawn;
  private final Yielding yielding;

  FlagReconciliation(
      InfusionSession session,
      Judged judged,
      Charted charted,
      Flags flags,
      FlagUpdater updater,
      Instant now) {
    this.session = session;
    this.judged = judged;
    this.charted = charted;
    this.updater = updater;
    this.now = now;
    this.flags = flags;
    all = new ArrayList<>(charted.mayHaveFlags() ? flags.of(session.id()) : List.of());
    wereWithdrawn = all.stream().filter(Flag::isWithdrawn).collect(Collectors.toSet());
    rules =
        judged.protocol().rules().stream()
            .collect(Collectors.toMap(Rule::code, Function.identity()));
    yielding = Yielding.of(judged.protocol(), judged.findings());
    for (Finding finding : judged.findings()) {
      for (FlagKey key : FlagKey.of(rule(finding.rule()), finding)) {
        found.computeIfAbsent(key, each -> new ArrayList<>()).add(finding);
      }
    }
  }

  /** The flags that were raised, reopened or grew more severe. */
  List<Flag> run() {
    judge();
    if (all.stream().noneMatch(flag -> flag.isWithdrawn() && !wereWithdrawn.contains(flag))) {
      return List.copyOf(raised);
    }
    // What only a withdrawn flag had covered is judged once more, without it. Its end is written
    // first: a flag in its place would meet it in the database.
    flags.flush();
    judge();
    return raised.stream().filter(flag -> !flag.isWithdrawn()).toList();
  }

  /** The session's flags that no clinician has resolved, in the order in which they were raised. */
  List<Flag> unresolved() {
    return all.stream()
        .filter(flag -> !flag.isResolved())
        .sorted(Comparator.comparing(Flag::raisedAt).thenComparing(Flag::id))
        .toList();
  }

  private void judge() {
    found.forEach(
        (key, findings) ->
            findings.stream()
                .filter(finding -> yielding.leading(finding) == null)
                .forEach(finding -> take(key, finding)));
    found.forEach(
        (key, findings) ->
            findings.forEach(
                finding -> {
                  Finding leading = yielding.leading(finding);
                  if (leading != null) {
                    join(key, finding, leading);
                  }
                }));
    all.forEach(this::note);
  }

  /** Adds a finding to the flag of the rule that it yields to; its own, where that is resolved. */
  private void join(FlagKey key, Finding finding, Finding leading) {
    Set<FlagKey> keys = keys(leading);
    FlagBasis basis = basis(finding);
    List<Flag> leaders =
        all.stream().filter(flag -> keys.contains(flag.key()) && !flag.isWithdrawn()).toList();
    if (leaders.stream().anyMatch(flag -> flag.covers(basis.evidence().getFirst()))) {
      return;
    }
    Optional<Flag> leader = leaders.stream().filter(flag -> !flag.isResolved()).findFirst();
    if (leader.isEmpty()) {
      take(key, finding);
      return;
    }
    countIfOverdueSet(finding, basis, leaders);
    strengthened.add(leader.get());
    if (updater.join(leader.get(), basis, rule(key.rule()).reopening(), now)) {
      raised.add(leader.get());
    }
  }

  /** In a set that may be asked for null: a flag that somebody raised by hand has no key. */
  private Set<FlagKey> keys(Finding finding) {
    return new HashSet<>(FlagKey.of(rule(finding.rule()), finding));
  }

  private Rule rule(String code) {
    return requireNonNull(rules.get(code), "a finding is one of the protocol's rules");
  }

  private void take(FlagKey key, Finding finding) {
    FlagBasis basis = basis(finding);
    Evidence trigger = basis.evidence().getFirst();
    List<Flag> same =
        all.stream().filter(flag -> key.equals(flag.key()) && !flag.isWithdrawn()).toList();
    if (same.stream().anyMatch(flag -> flag.covers(trigger))) {
      return;
    }
    countIfOverdueSet(finding, basis, same);
    Optional<Flag> unresolved = same.stream().filter(flag -> !flag.isResolved()).findFirst();
    if (unresolved.isPresent()) {
      strengthened.add(unresolved.get());
      if (updater.strengthen(unresolved.get(), basis, rule(key.rule()).reopening(), now)) {
        raised.add(unresolved.get());
      }
    } else if (!isResolvedAlready(same, finding)) {
      raise(key, finding, basis);
    }
  }

  /** Once for each set that was due, however urgent it becomes. */
  private void countIfOverdueSet(Finding finding, FlagBasis basis, List<Flag> known) {
    Evidence due = basis.evidence().getFirst();
    boolean isKnown =
        known.stream().flatMap(flag -> flag.evidence().stream()).anyMatch(due::isSameAs);
    if (due.id() == null && !isKnown && judged.protocol().isAboutOverdueSets(finding.rule())) {
      updater.overdueSet();
    }
  }

  /**
   * A correction of values that the finding does not rest on is no news to the person who resolved
   * the flag, and neither is one that leaves the number, such as a score, no worse than it was.
   */
  private boolean isResolvedAlready(List<Flag> same, Finding finding) {
    if (finding.evidence().isEmpty()) {
      return false;
    }
    UUID trigger = finding.evidence().getFirst();
    return charted.unchanged(trigger, signs(finding)).stream()
            .map(id -> charted.evidence(id, finding.severity()))
            .anyMatch(before -> same.stream().anyMatch(flag -> flag.covers(before)))
        || charted.corrected(trigger).stream()
            .map(id -> charted.evidence(id, finding.severity()).about(finding.subjects()))
            .anyMatch(before -> same.stream().anyMatch(flag -> flag.knew(before)));
  }

  private Set<VitalSign> signs(Finding finding) {
    Set<VitalSign> signs = finding.signs();
    return signs.isEmpty() ? judged.protocol().signsOf(finding.rule()) : signs;
  }

  private FlagBasis basis(Finding finding) {
    List<Evidence> evidence = new ArrayList<>();
    if (finding.evidence().isEmpty()) {
      evidence.add(new Evidence(Evidence.EvidenceKind.DUE, null, finding.at(), finding.severity()));
    }
    finding.evidence().forEach(id -> evidence.add(charted.evidence(id, finding.severity())));
    evidence.set(0, evidence.getFirst().about(finding.subjects()));
    boolean late = finding.evidence().stream().anyMatch(charted::isEnteredLate);
    return new FlagBasis(
        finding.severity(),
        finding.sentence(),
        evidence,
        late,
        finding.repeatBy(),
        judged.protocol().interruptions().isQuiet(finding));
  }

  private void raise(FlagKey key, Finding finding, FlagBasis basis) {
    Protocol protocol = judged.protocol();
    Map<String, String> translations =
        protocol.translationsOf("rules." + finding.rule() + ".title");
    Flag flag =
        Flag.byRule(
            FlagPlace.of(session),
            new RuleVersion(finding.rule(), protocol.code(), protocol.version()),
            key.subject(),
            new Title(rule(finding.rule()).title(), translations),
            basis,
            finding.at(),
            now);
    updater.raise(flag);
    all.add(flag);
    raised.add(flag);
  }

  /** What is known now of an unresolved flag: its sentence, whether it holds, what supports it. */
  private void note(Flag flag) {
    RuleVersion rule = flag.rule();
    FlagKey key = flag.key();
    if (rule == null || key == null || rule.protocol() == null || flag.isResolved()) {
      return;
    }
    List<Finding> ofFlag = found.getOrDefault(key, List.of());
    List<Finding> supporting = ofFlag.stream().filter(finding -> restsOn(flag, finding)).toList();
    if (!supporting.isEmpty()) {
      WorstAndLatest said = WorstAndLatest.of(supporting);
      if (flag.restate(said.sentence(), said.repeatBy()) && !strengthened.contains(flag)) {
        updater.evidenceAdded(flag);
      }
    }
    boolean holds = ofFlag.stream().anyMatch(Finding::stillHolds);
    // A less severe finding after the correction does not support the flag's more severe one.
    boolean supported =
        supporting.stream().anyMatch(each -> each.severity().compareTo(flag.severity()) >= 0);
    updater.note(
        flag, holds, supported || wasDue(flag, rule.code()), leader(flag, supporting), now);
  }

  /** The graver flag that all of these findings have joined; null where one did not. */
  private @Nullable Flag leader(Flag flag, List<Finding> supporting) {
    Flag leader = null;
    for (Finding finding : supporting) {
      leader = leaderOf(finding).filter(other -> isGraver(other, flag)).orElse(null);
      if (leader == null) {
        return null;
      }
    }
    return leader;
  }

  private static boolean isGraver(Flag one, Flag other) {
    return one.severity().compareTo(other.severity()) > 0;
  }

  private Optional<Flag> leaderOf(Finding finding) {
    Finding leading = yielding.leading(finding);
    if (leading == null) {
      return Optional.empty();
    }
    Set<FlagKey> keys = keys(leading);
    return all.stream().filter(flag -> keys.contains(flag.key()) && !flag.isResolved()).findFirst();
  }

  /** What only time brings is over as soon as it does not hold; it may have been true before. */
  private boolean wasDue(Flag flag, String rule) {
    return flag.evidence().stream().allMatch(e -> e.kind() == Evidence.EvidenceKind.DUE)
        && (judged.wasMetByTime(rule, flag.raisedAt())
            || judged.wasMetByTime(rule, flag.openSince()));
  }

  private static boolean restsOn(Flag flag, Finding finding) {
    return finding.evidence().isEmpty()
        ? flag.evidence().stream().anyMatch(e -> e.id() == null && e.at().equals(finding.at()))
        : flag.evidence().stream()
            .map(Evidence::id)
            .filter(Objects::nonNull)
            .anyMatch(finding.evidence()::contains);
  }
}
