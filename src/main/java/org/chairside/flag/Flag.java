package org.chairside.flag;

import static org.chairside.flag.FlagMessages.FLAG;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.flag.FlagEscalation.NotifiedStaff;
import org.chairside.message.Message;
import org.chairside.message.Worded;
import org.chairside.monitoring.Escalations.DueStep;
import org.chairside.monitoring.ReopenWhen;
import org.chairside.monitoring.Subject;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.session.InfusionSession;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff must deal with. It stays until a clinician resolves it, even if the
 * condition that raised it clears; it can gain evidence and become more severe, never less. Only
 * where nothing in force supports it, because a value was corrected or an event was written down
 * late, it ends by itself: it was never true.
 */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Flag extends FlagRecord {

  /** A flag's status. */
  public enum FlagStatus implements Worded {
    /** Nobody has acknowledged it. */
    OPEN,
    /** Somebody has seen it; it is not resolved yet. */
    ACKNOWLEDGED,
    /** A clinician has dealt with it, or it was withdrawn. */
    RESOLVED
  }

  /**
   * The rule that raised a flag.
   *
   * @param protocol the protocol that the session follows; null for a built-in rule
   * @param version of that protocol
   */
  public record RuleVersion(String code, @Nullable String protocol, @Nullable Integer version) {}

  // Set here and not by Hibernate: it leaves the field of a new row empty, and a second change of
  // the row in the same transaction would then look for a row of no organization.
  @TenantId
  @PartitionKey
  @Column(columnDefinition = "uuid")
  private String organizationId;

  protected Flag() {}

  private Flag(
      FlagPlace place, FlagRule rule, FlagReason reason, Severity severity, FlagRaising raising) {
    super(place, rule, reason, severity, raising);
    organizationId = place.organizationId().toString();
  }

  /**
   * Where a flag belongs.
   *
   * @param sessionId the session in which it was found; null where that was in none
   */
  record FlagPlace(UUID organizationId, UUID courseId, @Nullable UUID sessionId, UUID clinicId) {

    static FlagPlace of(InfusionSession session) {
      return new FlagPlace(
          session.organizationId(), session.courseId(), session.id(), session.clinicId());
    }
  }

  /**
   * A flag that a rule raises.
   *
   * @param subject the sign or the type of side effect that it is about alone, or null
   * @param at when the condition arose
   * @param now when the flag is raised
   */
  static Flag byRule(
      FlagPlace place,
      RuleVersion rule,
      @Nullable String subject,
      Title title,
      FlagBasis basis,
      Instant at,
      Instant now) {
    Flag flag =
        new Flag(
            place,
            FlagRule.of(rule, subject, title),
            FlagReason.of(basis.reason()),
            basis.severity(),
            new FlagRaising(at, now, null));
    flag.evidence = basis.evidence();
    flag.enteredLate = basis.enteredLate();
    flag.repeatBy = basis.repeatBy();
    flag.quiet = basis.quiet();
    return flag;
  }

  /** A flag that a person raises. */
  static Flag byPerson(FlagPlace place, Severity severity, String reason, Stamp raised) {
    return new Flag(
        place,
        FlagRule.STAFF,
        FlagReason.inWords(reason),
        severity,
        new FlagRaising(raised.at(), raised.at(), raised.by()));
  }

  /** The title of a rule as its protocol says it, and its author's translations by language. */
  record Title(String text, Map<String, String> translations) {}

  /**
   * The part of a finding that a flag takes over.
   *
   * @param repeatBy until when a repeat is asked for, or null
   * @param quiet whether it only waits for that repeat
   */
  record FlagBasis(
      Severity severity,
      Message reason,
      List<Evidence> evidence,
      boolean enteredLate,
      @Nullable Instant repeatBy,
      boolean quiet) {}

  /** Whether the flag already has this evidence, at this urgency or above and as bad. */
  boolean covers(Evidence trigger) {
    return evidence.stream().anyMatch(each -> each.covers(trigger));
  }

  /** Whether the flag has this evidence with numbers, at this urgency or above and as bad. */
  boolean knew(Evidence trigger) {
    return evidence.stream().anyMatch(each -> !each.about().isEmpty() && each.covers(trigger));
  }

  /**
   * Takes further evidence. If it is more urgent than before, the flag becomes as urgent. It then
   * reopens, even if somebody had acknowledged it; likewise if it is as urgent and brings what the
   * rule calls news, or if the condition had cleared since or became overdue again: the
   * acknowledgment was for something else. The escalation then starts again. What only waits for a
   * repeat is kept quiet until something else comes.
   *
   * @return whether there is something new to see
   */
  boolean take(FlagBasis basis, ReopenWhen reopening, Instant now) {
    int graver = basis.severity().compareTo(severity);
    boolean wasQuiet = quiet;
    boolean isNews =
        quiet || graver > 0 || recurs(basis) || (graver == 0 && isNews(basis, reopening));
    quiet = isNews && basis.quiet() && (wasQuiet || status != FlagStatus.OPEN);
    evidence = Evidence.added(evidence, basis.evidence());
    enteredLate |= basis.enteredLate();
    repeatBy = basis.repeatBy();
    if (!isNews || basis.quiet()) {
      return false;
    }
    if (graver > 0 || wasQuiet || status != FlagStatus.OPEN) {
      openSince = now;
    }
    severity = graver > 0 ? basis.severity() : severity;
    reason = FlagReason.of(basis.reason());
    status = FlagStatus.OPEN;
    acknowledgement = null;
    return true;
  }

  /**
   * Takes what a rule found that yields to the flag's own. It reopens a flag that somebody
   * acknowledged only if it is as urgent and brings what its rule calls news.
   *
   * @param reopening of the rule that yields
   * @return whether there is something new to see
   */
  boolean join(FlagBasis basis, ReopenWhen reopening, Instant now) {
    boolean isNews =
        status == FlagStatus.ACKNOWLEDGED
            && basis.severity() == severity
            && isNews(basis, reopening);
    evidence = Evidence.joined(evidence, basis.evidence());
    enteredLate |= basis.enteredLate();
    if (isNews) {
      openSince = now;
      status = FlagStatus.OPEN;
      acknowledgement = null;
    }
    return isNews;
  }

  /** A flag that is open is seen as it is; later only what was there is known to have been seen. */
  private boolean isNews(FlagBasis basis, ReopenWhen reopening) {
    List<Subject> seen =
        evidence.stream()
            .filter(each -> status == FlagStatus.OPEN || each.seenAt() != null)
            .flatMap(each -> each.about().stream())
            .toList();
    return reopening.isNews(basis.evidence().getFirst().about(), seen);
  }

  private boolean recurs(FlagBasis basis) {
    Evidence.EvidenceKind kind = basis.evidence().getFirst().kind();
    // Another answer of the patient is news to a person who saw the one before.
    boolean answeredOtherwise =
        kind == Evidence.EvidenceKind.OUTCOME && !reason().equals(basis.reason());
    return answeredOtherwise
        || (status == FlagStatus.ACKNOWLEDGED
            && (condition().clearedAt() != null || kind == Evidence.EvidenceKind.DUE));
  }

  /**
   * Says what is known now of what it rests on.
   *
   * @param sentence the worst and the latest
   * @param repeat until when a repeat is asked for, or null
   * @return whether that changed anything
   */
  boolean restate(Message sentence, @Nullable Instant repeat) {
    if (reason().equals(sentence) && Objects.equals(repeatBy, repeat)) {
      return false;
    }
    reason = FlagReason.of(sentence);
    repeatBy = repeat;
    return true;
  }

  /**
   * Notes whether the condition still holds, and whether anything still in force supports the flag.
   * A flag without support is withdrawn; one of a protocol's rules then ends. What a patient
   * answered is decided by a clinician even if it was corrected.
   *
   * @param leader the graver flag that says all of it now; null where there is none
   * @return whether that changed anything
   */
  boolean note(boolean stillHolds, boolean supported, @Nullable Flag leader, Instant now) {
    FlagCondition before = condition();
    FlagCondition after = before.noted(stillHolds, supported && leader == null, now);
    if (after.equals(before)) {
      return false;
    }
    condition = after;
    RuleVersion raisedBy = rule();
    boolean isOfProtocol = raisedBy != null && raisedBy.protocol() != null;
    if (isOfProtocol && isWithdrawn() && status != FlagStatus.RESOLVED) {
      status = FlagStatus.RESOLVED;
      reason =
          FlagReason.of(
              leader == null
                  ? FLAG.withdrawn(reason())
                  : FLAG.partOfAnother(leader.title(), reason()));
      repeatBy = null;
      quiet = false;
      resolution = new FlagResolution(now, null, null, null);
    }
    return true;
  }

  void acknowledge(UUID by, Instant at) {
    if (status != FlagStatus.OPEN) {
      throw new Conflict(FLAG.already(status.message()));
    }
    status = FlagStatus.ACKNOWLEDGED;
    quiet = false;
    evidence = evidence.stream().map(each -> each.seen(at)).toList();
    acknowledgement = new Acknowledgement(at, by);
  }

  void resolve(UUID by, Disposition disposition, @Nullable String note, Instant at) {
    if (status == FlagStatus.RESOLVED) {
      throw new Conflict(FLAG.already(status.message()));
    }
    status = FlagStatus.RESOLVED;
    resolution = new FlagResolution(at, by, disposition, note);
  }

  /** Notes that somebody was notified. */
  void escalate(DueStep due, NotifiedStaff notified, Instant at) {
    escalations.add(new FlagEscalation(id, openSince, due, notified, at));
  }
}
