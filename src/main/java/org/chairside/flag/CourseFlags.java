package org.chairside.flag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.course.Course;
import org.chairside.flag.Flag.FlagBasis;
import org.chairside.flag.Flag.FlagPlace;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.flag.Flag.Title;
import org.chairside.flag.FlagRegister.FlagTouched;
import org.chairside.message.Message;
import org.chairside.monitoring.ReopenWhen;
import org.chairside.session.InfusionSession;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Flags raised from a course's outcomes, with or without a session: one unresolved flag per course
 * and rule. The caller holds the course against concurrent writers.
 */
@ApplicationScoped
public class CourseFlags {

  private final Flags flags;
  private final FlagEscalator escalator;
  private final FlagUpdater updater;
  private final Clock clock;
  private final Event<FlagTouched> touched;

  CourseFlags(
      Flags flags,
      FlagEscalator escalator,
      FlagUpdater updater,
      Clock clock,
      Event<FlagTouched> touched) {
    this.flags = flags;
    this.escalator = escalator;
    this.updater = updater;
    this.clock = clock;
    this.touched = touched;
  }

  /**
   * A built-in rule, in no protocol. The clinicians on duty are notified at once.
   *
   * @param source where it comes from
   */
  public record CourseRule(String code, String title, Severity severity, String source) {}

  /**
   * What the rule finds in one outcome.
   *
   * @param at when that was taken
   * @param stillHolds whether the last that is known is still so
   */
  public record CourseFinding(UUID outcomeId, Instant at, Message reason, boolean stillHolds) {}

  /**
   * Updates the course's flags of a rule to the current findings, like a session's.
   *
   * @param session at which it was found, or null; one that is signed off takes no flag
   * @return the flags that were raised or are open again
   */
  public List<Flag> reconcile(
      Course course,
      @Nullable InfusionSession session,
      CourseRule rule,
      List<CourseFinding> findings) {
    Instant now = clock.instant();
    List<Flag> ofRule = new ArrayList<>(flags.ofCourse(course.id(), rule.code()));
    Set<Flag> raised = new LinkedHashSet<>();
    for (CourseFinding finding : findings) {
      FlagBasis basis = basis(rule, finding);
      Optional<Flag> unresolved = ofRule.stream().filter(f -> !f.isResolved()).findFirst();
      if (ofRule.stream()
          .filter(f -> !f.isWithdrawn())
          .anyMatch(f -> f.covers(basis.evidence().getFirst()))) {
        continue;
      }
      if (unresolved.isPresent()) {
        if (updater.strengthen(unresolved.get(), basis, ReopenWhen.ANYTHING_NEW, now)) {
          raised.add(unresolved.get());
        }
      } else {
        Flag flag = raise(course, session, rule, finding, basis, now);
        ofRule.add(flag);
        raised.add(flag);
      }
    }
    ofRule.forEach(flag -> note(flag, findings, now));
    flags.flush();
    raised.forEach(flag -> escalator.tellClinicians(flag, rule.source()));
    if (session != null && !raised.isEmpty()) {
      touched.fire(new FlagTouched(session));
    }
    return List.copyOf(raised);
  }

  private static FlagBasis basis(CourseRule rule, CourseFinding finding) {
    Evidence evidence =
        new Evidence(
            Evidence.EvidenceKind.OUTCOME, finding.outcomeId(), finding.at(), rule.severity());
    return new FlagBasis(rule.severity(), finding.reason(), List.of(evidence), false, null, false);
  }

  private Flag raise(
      Course course,
      @Nullable InfusionSession session,
      CourseRule rule,
      CourseFinding finding,
      FlagBasis basis,
      Instant now) {
    UUID sessionId =
        session == null || session.signOff().signedOffAt() != null ? null : session.id();
    Flag flag =
        Flag.byRule(
            new FlagPlace(course.organizationId(), course.id(), sessionId, course.clinicId()),
            new RuleVersion(rule.code(), null, null),
            null,
            new Title(rule.title(), Map.of()),
            basis,
            finding.at(),
            now);
    updater.raise(flag);
    return flag;
  }

  private void note(Flag flag, List<CourseFinding> findings, Instant now) {
    if (flag.isResolved()) {
      return;
    }
    boolean holds = findings.stream().anyMatch(CourseFinding::stillHolds);
    boolean supported =
        flag.evidence().stream()
            .anyMatch(e -> findings.stream().anyMatch(f -> f.outcomeId().equals(e.id())));
    updater.note(flag, holds, supported, null, now);
  }
}
