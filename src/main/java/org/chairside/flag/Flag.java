package org.chairside.flag;

import static org.chairside.flag.FlagMessages.FLAG;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.flag.FlagEscalation.NotifiedStaff;
import org.chairside.message.Message;
import org.chairside.message.Worded;
import org.chairside.monitoring.Escalations.DueStep;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff must deal with. It stays until a clinician resolves it, even if the
 * condition that raised it clears; it can gain evidence and become more severe, never less.
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
    /** A clinician has dealt with it. */
    RESOLVED
  }

  /**
   * The rule that raised a flag.
   *
   * @param protocol the protocol that the session follows; null for a built-in rule
   * @param version of that protocol
   */
  public record RuleVersion(String code, @Nullable String protocol, @Nullable Integer version) {}

  protected Flag() {}

  private Flag(
      UUID courseId,
      @Nullable UUID sessionId,
      UUID clinicId,
      FlagRule rule,
      FlagReason reason,
      Severity severity,
      FlagRaising raising) {
    super(courseId, sessionId, clinicId, rule, reason, severity, raising);
  }

  /**
   * A flag that a rule raises.
   *
   * @param sessionId the session in which it was found; null where that was in none
   * @param at when the condition arose
   * @param now when the flag is raised
   */
  static Flag byRule(
      UUID courseId,
      @Nullable UUID sessionId,
      UUID clinicId,
      RuleVersion rule,
      Title title,
      FlagBasis basis,
      Instant at,
      Instant now) {
    Flag flag =
        new Flag(
            courseId,
            sessionId,
            clinicId,
            FlagRule.of(rule, title),
            FlagReason.of(basis.reason()),
            basis.severity(),
            new FlagRaising(at, now, null));
    flag.evidence = basis.evidence();
    flag.enteredLate = basis.enteredLate();
    flag.repeatBy = basis.repeatBy();
    return flag;
  }

  /** A flag that a person raises. */
  static Flag byPerson(
      UUID courseId,
      UUID sessionId,
      UUID clinicId,
      Severity severity,
      String reason,
      Stamp raised) {
    return new Flag(
        courseId,
        sessionId,
        clinicId,
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
   */
  record FlagBasis(
      Severity severity,
      Message reason,
      List<Evidence> evidence,
      boolean enteredLate,
      @Nullable Instant repeatBy) {}

  /** Whether the flag already has this evidence at this urgency or above. */
  boolean covers(Evidence trigger) {
    return evidence.stream()
        .anyMatch(e -> e.isSameAs(trigger) && e.severity().compareTo(trigger.severity()) >= 0);
  }

  /**
   * Takes further evidence. If it is more urgent than before, the flag becomes as urgent. It then
   * reopens, even if somebody had acknowledged it; likewise if the condition had cleared since, or
   * became overdue again: the acknowledgment was for something else. The escalation starts again.
   *
   * @return whether there is something new to see
   */
  boolean take(FlagBasis basis, Instant now) {
    List<Evidence> all = new ArrayList<>(evidence);
    for (Evidence item : basis.evidence()) {
      all.removeIf(e -> e.isSameAs(item) && e.severity().compareTo(item.severity()) <= 0);
      if (all.stream().noneMatch(item::isSameAs)) {
        all.add(item);
      }
    }
    evidence = List.copyOf(all);
    enteredLate |= basis.enteredLate();
    repeatBy = basis.repeatBy();
    boolean graver = basis.severity().compareTo(severity) > 0;
    if (!graver && !recurs(basis)) {
      return false;
    }
    severity = graver ? basis.severity() : severity;
    reason = FlagReason.of(basis.reason());
    status = FlagStatus.OPEN;
    openSince = now;
    acknowledgement = null;
    return true;
  }

  private boolean recurs(FlagBasis basis) {
    Evidence.EvidenceKind kind = basis.evidence().getFirst().kind();
    // Another answer of the patient is news to anyone who saw the one before.
    boolean answeredOtherwise =
        kind == Evidence.EvidenceKind.OUTCOME && !reason().equals(basis.reason());
    return answeredOtherwise
        || (status == FlagStatus.ACKNOWLEDGED
            && (condition().clearedAt() != null || kind == Evidence.EvidenceKind.DUE));
  }

  /**
   * Follows its leading evidence as more becomes known of it, such as the repeat that confirms it.
   *
   * @return whether that changed anything
   */
  boolean restate(FlagBasis basis, Instant now) {
    Evidence leading = basis.evidence().getFirst();
    boolean leads =
        severity == basis.severity()
            && evidence.stream()
                .filter(e -> e.severity() == severity)
                .findFirst()
                .filter(leading::isSameAs)
                .isPresent();
    if (!leads || reason().equals(basis.reason())) {
      return false;
    }
    take(basis, now);
    reason = FlagReason.of(basis.reason());
    return true;
  }

  /**
   * Notes whether the condition still holds, and whether anything still in force supports the flag.
   *
   * @return whether that changed anything
   */
  boolean note(boolean stillHolds, boolean supported, Instant now) {
    FlagCondition before = condition();
    condition = before.noted(stillHolds, supported, now);
    return !condition.equals(before);
  }

  void acknowledge(UUID by, Instant at) {
    if (status != FlagStatus.OPEN) {
      throw new Conflict(FLAG.already(status.message()));
    }
    status = FlagStatus.ACKNOWLEDGED;
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
