package org.chairside.flag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.flag.Flag.FlagBasis;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.flag.Flag.Title;
import org.chairside.monitoring.Finding;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.Rule;
import org.chairside.platform.Actor;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;

/**
 * Turns findings and manual reports into flags; {@link FlagDecisions} acknowledges and resolves
 * them.
 */
@ApplicationScoped
public class FlagRegister {

  private final Flags flags;
  private final Sessions sessions;
  private final FlagUpdater updater;
  private final Clock clock;
  private final Event<FlagTouched> touched;

  FlagRegister(
      Flags flags,
      Sessions sessions,
      FlagUpdater updater,
      Clock clock,
      Event<FlagTouched> touched) {
    this.flags = flags;
    this.sessions = sessions;
    this.updater = updater;
    this.clock = clock;
    this.touched = touched;
  }

  /** Fired within the transaction in which a person raised a flag or dealt with one. */
  public record FlagTouched(InfusionSession session) {}

  /** The part of the chart that flags need. */
  public interface Charted {

    /** The charted thing as evidence of the given urgency. */
    Evidence evidence(UUID id, Severity severity);

    /**
     * What this is a correction of, where the correction did not touch these signs or the time: the
     * corrected entry and those before it.
     */
    List<UUID> unchanged(UUID id, Set<VitalSign> signs);

    /** Whether it was recorded long after it happened. */
    boolean isEnteredLate(UUID id);
  }

  /**
   * Updates the session's flags to the protocol's current findings. A finding whose evidence a flag
   * of its rule already has raises nothing again, even after that flag was resolved; new evidence
   * joins the rule's unresolved flag or raises one.
   *
   * @return the flags that were raised or grew more severe
   */
  public List<Flag> reconcile(
      InfusionSession session, Protocol protocol, List<Finding> findings, Charted charted) {
    Instant now = clock.instant();
    List<Flag> all = new ArrayList<>(flags.of(session.id()));
    Set<Flag> raised = new LinkedHashSet<>();
    for (Finding finding : findings) {
      FlagBasis basis = basis(finding, charted);
      Evidence trigger = basis.evidence().getFirst();
      List<Flag> ofRule = all.stream().filter(f -> f.isOfRule(finding.rule())).toList();
      Optional<Flag> unresolved = ofRule.stream().filter(f -> !f.isResolved()).findFirst();
      if (ofRule.stream().anyMatch(f -> f.covers(trigger))) {
        unresolved.ifPresent(flag -> updater.restate(flag, basis, now));
      } else if (unresolved.isPresent()) {
        if (updater.strengthen(unresolved.get(), basis, now)) {
          raised.add(unresolved.get());
        }
      } else if (!isResolvedAlready(ofRule, finding, protocol, charted)) {
        Flag flag = raise(session, protocol, finding, basis, now);
        all.add(flag);
        raised.add(flag);
      }
    }
    all.forEach(flag -> noteCondition(flag, findings, now));
    flags.flush();
    return List.copyOf(raised);
  }

  /**
   * A correction of values that the rule does not use is no news to the person who resolved the
   * flag.
   */
  private static boolean isResolvedAlready(
      List<Flag> ofRule, Finding finding, Protocol protocol, Charted charted) {
    if (finding.evidence().isEmpty()) {
      return false;
    }
    Set<VitalSign> signs = protocol.signsOf(finding.rule());
    return charted.unchanged(finding.evidence().getFirst(), signs).stream()
        .map(id -> charted.evidence(id, finding.severity()))
        .anyMatch(before -> ofRule.stream().anyMatch(flag -> flag.covers(before)));
  }

  private static FlagBasis basis(Finding finding, Charted charted) {
    List<Evidence> evidence =
        finding.evidence().isEmpty()
            ? List.of(
                new Evidence(Evidence.EvidenceKind.DUE, null, finding.at(), finding.severity()))
            : finding.evidence().stream()
                .map(id -> charted.evidence(id, finding.severity()))
                .toList();
    boolean late = finding.evidence().stream().anyMatch(charted::isEnteredLate);
    return new FlagBasis(
        finding.severity(), finding.sentence(), evidence, late, finding.repeatBy());
  }

  private Flag raise(
      InfusionSession session, Protocol protocol, Finding finding, FlagBasis basis, Instant now) {
    String title =
        protocol.rules().stream()
            .filter(rule -> rule.code().equals(finding.rule()))
            .map(Rule::title)
            .findFirst()
            .orElse(finding.rule());
    Map<String, String> translations =
        protocol.translationsOf("rules." + finding.rule() + ".title");
    Flag flag =
        Flag.byRule(
            session.courseId(),
            session.id(),
            session.clinicId(),
            new RuleVersion(finding.rule(), protocol.code(), protocol.version()),
            new Title(title, translations),
            basis,
            finding.at(),
            now);
    updater.raise(flag);
    return flag;
  }

  private void noteCondition(Flag flag, List<Finding> findings, Instant now) {
    RuleVersion rule = flag.rule();
    if (rule == null || rule.protocol() == null || flag.isResolved()) {
      return;
    }
    List<Finding> ofRule = findings.stream().filter(f -> f.rule().equals(rule.code())).toList();
    boolean holds = ofRule.stream().anyMatch(Finding::stillHolds);
    // A less severe finding after the correction does not support the flag's more severe one.
    boolean supported =
        ofRule.stream()
            .filter(finding -> finding.severity().compareTo(flag.severity()) >= 0)
            .anyMatch(finding -> restsOn(flag, finding));
    // What only time brings is over as soon as it does not hold; it was true nevertheless.
    boolean byTime = flag.evidence().stream().allMatch(e -> e.kind() == Evidence.EvidenceKind.DUE);
    updater.note(flag, holds, supported || byTime, now);
  }

  private static boolean restsOn(Flag flag, Finding finding) {
    return flag.evidence().stream()
        .map(Evidence::id)
        .filter(Objects::nonNull)
        .anyMatch(finding.evidence()::contains);
  }

  /** Raises a flag that a person reports. */
  public Flag raise(UUID sessionId, Severity severity, String reason) {
    InfusionSession session = sessions.lock(sessionId);
    session.requireChartable();
    Flag flag =
        Flag.byPerson(
            session.courseId(),
            sessionId,
            session.clinicId(),
            severity,
            reason,
            Actor.current().stamp(clock.instant()));
    updater.raise(flag);
    flags.flush();
    touched.fire(new FlagTouched(session));
    return flag;
  }
}
