package org.chairside.flag;

import static org.chairside.flag.FlagMessages.FLAG;

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
import org.chairside.course.CourseOrders;
import org.chairside.course.Courses;
import org.chairside.course.NewRecommendation;
import org.chairside.flag.Flag.FlagBasis;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.flag.Flag.Title;
import org.chairside.monitoring.Finding;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.Rule;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Invalid;
import org.chairside.session.DoseOrders;
import org.chairside.session.InfusionSession;
import org.chairside.session.Sessions;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/** Where findings become flags, and people deal with them. */
@ApplicationScoped
public class FlagRegister {

  private final Flags flags;
  private final Sessions sessions;
  private final CourseOrders courses;
  private final Courses courseRows;
  private final DoseOrders orders;
  private final FlagNews news;
  private final EventLog events;
  private final Clock clock;
  private final Event<FlagTouched> touched;

  FlagRegister(
      Flags flags,
      Sessions sessions,
      CourseOrders courses,
      Courses courseRows,
      DoseOrders orders,
      FlagNews news,
      EventLog events,
      Clock clock,
      Event<FlagTouched> touched) {
    this.flags = flags;
    this.sessions = sessions;
    this.courses = courses;
    this.courseRows = courseRows;
    this.orders = orders;
    this.news = news;
    this.events = events;
    this.clock = clock;
    this.touched = touched;
  }

  /** Fired within the transaction in which a person raised a flag or dealt with one. */
  public record FlagTouched(InfusionSession session) {}

  /** What is charted, as far as a flag needs to know it. */
  public interface Charted {

    /** The charted thing as evidence of the given urgency. */
    Evidence evidence(UUID id, Severity severity);

    /**
     * What this is a correction of, where the correction did not touch these signs or the time: the
     * corrected entry and those before it.
     */
    List<UUID> unchanged(UUID id, Set<VitalSign> signs);

    /** Whether it was written down long after it happened. */
    boolean isEnteredLate(UUID id);
  }

  /**
   * Brings the session's flags into agreement with what the protocol finds now. A finding that
   * rests on something a flag of its rule already knows raises nothing again, even after that flag
   * was resolved; anything not yet known joins the unresolved flag of the rule or raises one.
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
        unresolved.ifPresent(flag -> news.restate(flag, basis, now));
      } else if (unresolved.isPresent()) {
        if (news.strengthen(unresolved.get(), basis, now)) {
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

  /** A correction that leaves alone what the rule looks at is nothing new to who resolved it. */
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
            ? List.of(new Evidence(Evidence.Kind.DUE, null, finding.at(), finding.severity()))
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
    news.raise(flag);
    return flag;
  }

  private void noteCondition(Flag flag, List<Finding> findings, Instant now) {
    RuleVersion rule = flag.rule();
    if (rule == null || rule.protocol() == null || flag.isResolved()) {
      return;
    }
    List<Finding> ofRule = findings.stream().filter(f -> f.rule().equals(rule.code())).toList();
    boolean holds = ofRule.stream().anyMatch(Finding::stillHolds);
    // A lesser finding on what was corrected does not bear out the graver one that the flag states.
    boolean supported =
        ofRule.stream()
            .filter(finding -> finding.severity().compareTo(flag.severity()) >= 0)
            .anyMatch(finding -> restsOn(flag, finding));
    // What only time brings is over as soon as it does not hold; it was true nevertheless.
    boolean byTime = flag.evidence().stream().allMatch(e -> e.kind() == Evidence.Kind.DUE);
    news.note(flag, holds, supported || byTime, now);
  }

  private static boolean restsOn(Flag flag, Finding finding) {
    return flag.evidence().stream()
        .map(Evidence::id)
        .filter(Objects::nonNull)
        .anyMatch(finding.evidence()::contains);
  }

  /** Raises a flag on a person's word. */
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
    news.raise(flag);
    flags.flush();
    touched.fire(new FlagTouched(session));
    return flag;
  }

  /** Somebody has seen the flag. */
  public Flag acknowledge(UUID id) {
    Flag flag = lock(id);
    flag.acknowledge(person(), clock.instant());
    events.add(new FlagEvent.FlagAcknowledged(flag.clinicId(), flag.sessionId(), id));
    flags.flush();
    touched(flag);
    return flag;
  }

  /**
   * A clinician has dealt with the flag; HOLD_COURSE holds the course in the same stroke.
   *
   * @param recommendation with ADJUST, what the next sessions are to give; or null
   */
  public Flag resolve(
      UUID id,
      Disposition disposition,
      @Nullable String note,
      @Nullable NewRecommendation recommendation) {
    Flag flag = lock(id);
    if (recommendation != null) {
      if (disposition != Disposition.ADJUST) {
        throw new Invalid("recommendation", FLAG.recommendationWithAdjust());
      }
      UUID sessionId = flag.sessionId();
      if (sessionId == null) {
        throw new Invalid("recommendation", FLAG.recommendationWithSession());
      }
      orders.recommend(sessions.get(sessionId), recommendation);
    }
    flag.resolve(person(), disposition, note, clock.instant());
    if (disposition == Disposition.HOLD_COURSE) {
      courses.holdIfActive(flag.courseId(), note == null ? FLAG.heldOnFlag().code() : note);
    }
    events.add(new FlagEvent.FlagResolved(flag.clinicId(), flag.sessionId(), id, disposition));
    flags.flush();
    touched(flag);
    return flag;
  }

  /**
   * A clinician's one decision on several flags, each as by {@link #resolve}.
   *
   * @param recommendation it goes with the first flag that belongs to a session, and is taken down
   *     once
   * @throws Invalid where a recommendation is given and no flag belongs to a session
   */
  public List<Flag> resolveAll(
      List<UUID> ids,
      Disposition disposition,
      @Nullable String note,
      @Nullable NewRecommendation recommendation) {
    UUID carrier =
        recommendation == null
            ? null
            : ids.stream()
                .filter(id -> flags.get(id).sessionId() != null)
                .findFirst()
                .orElseThrow(() -> new Invalid("recommendation", FLAG.recommendationWithSession()));
    return ids.stream()
        .map(id -> resolve(id, disposition, note, id.equals(carrier) ? recommendation : null))
        .toList();
  }

  private void touched(Flag flag) {
    UUID sessionId = flag.sessionId();
    if (sessionId != null) {
      touched.fire(new FlagTouched(sessions.get(sessionId)));
    }
  }

  // By way of its session and course, as anyone who charts does: the two never wait for each other
  // crosswise, and neither overwrites what the other just decided.
  private Flag lock(UUID id) {
    Flags.Owner owner = flags.ownerOf(id);
    if (owner.session() != null) {
      sessions.lock(owner.session());
    }
    if (owner.course() != null) {
      courseRows.lock(owner.course());
    }
    return flags.get(id);
  }

  private static UUID person() {
    return Objects.requireNonNull(Actor.current().staffId(), "only people deal with flags");
  }
}
