package org.chairside.flag;

import static org.chairside.flag.FlagMessages.FLAG;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.flag.FlagEscalation.NotifiedStaff;
import org.chairside.message.Message;
import org.chairside.message.Worded;
import org.chairside.monitoring.Escalations.DueStep;
import org.chairside.monitoring.ProtocolTexts;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff must deal with. It stays until a clinician resolves it, even if the
 * condition that raised it clears; it can gain evidence and become more severe, never less.
 */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Flag {

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

  private static final String OWN_RULES = "own";
  private static final String RAISED_BY_STAFF = "Raised by staff";

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  @TenantId
  @PartitionKey
  @Column(columnDefinition = "uuid")
  private String organizationId;

  private UUID courseId;
  private @Nullable UUID sessionId;
  private UUID clinicId;
  private @Nullable String rule;
  private String ruleTitle;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Map<String, String> ruleTitleTranslations;

  private @Nullable String protocolCode;
  private @Nullable Integer protocolVersion;

  @Enumerated(EnumType.STRING)
  private Severity severity;

  @Enumerated(EnumType.STRING)
  private FlagStatus status;

  /** A person's words, or a reason from before reasons had codes; null if there is a message. */
  private @Nullable String reason;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Message reasonMessage;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Evidence> evidence;

  private Instant occurredAt;
  private Instant raisedAt;
  private Instant openSince;
  private @Nullable UUID raisedBy;
  private boolean enteredLate;
  private @Nullable Instant repeatBy;
  private @Nullable Instant clearedAt;
  private @Nullable Instant withdrawnAt;
  private @Nullable Instant acknowledgedAt;
  private @Nullable UUID acknowledgedBy;
  private @Nullable Instant resolvedAt;
  private @Nullable UUID resolvedBy;

  @Enumerated(EnumType.STRING)
  private @Nullable Disposition disposition;

  private @Nullable String resolutionNote;

  // The session's lock keeps out concurrent writers, as for the segments of an infusion.
  @OptimisticLock(excluded = true)
  @BatchSize(size = 100)
  @OneToMany(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
  @JoinColumn(
      name = "flagId",
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) // the migration has it
  private List<FlagEscalation> escalations = new ArrayList<>();

  @Version private int version;

  protected Flag() {}

  private Flag(
      UUID courseId, @Nullable UUID sessionId, UUID clinicId, Severity severity, Stamp raised) {
    this.courseId = courseId;
    this.sessionId = sessionId;
    this.clinicId = clinicId;
    this.severity = severity;
    status = FlagStatus.OPEN;
    raisedAt = raised.at();
    openSince = raised.at();
    raisedBy = raised.by();
    evidence = List.of();
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
    Flag flag = new Flag(courseId, sessionId, clinicId, basis.severity(), new Stamp(now, null));
    flag.state(basis.reason());
    flag.rule = rule.code();
    flag.protocolCode = rule.protocol();
    flag.protocolVersion = rule.version();
    flag.ruleTitle = title.text();
    flag.ruleTitleTranslations = title.translations().isEmpty() ? null : title.translations();
    flag.occurredAt = at;
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
    Flag flag = new Flag(courseId, sessionId, clinicId, severity, raised);
    flag.reason = reason;
    flag.ruleTitle = RAISED_BY_STAFF;
    flag.occurredAt = raised.at();
    return flag;
  }

  /** The title of a rule as its protocol says it, and its author's translations by language. */
  record Title(String text, Map<String, String> translations) {}

  private void state(Message why) {
    reason = null;
    reasonMessage = why;
  }

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
    state(basis.reason());
    status = FlagStatus.OPEN;
    openSince = now;
    acknowledgedAt = null;
    acknowledgedBy = null;
    return true;
  }

  private boolean recurs(FlagBasis basis) {
    Evidence.Kind kind = basis.evidence().getFirst().kind();
    // A new answer of the patient is news to anyone who saw the earlier one.
    boolean answeredOtherwise = kind == Evidence.Kind.OUTCOME && !reason().equals(basis.reason());
    return answeredOtherwise
        || (status == FlagStatus.ACKNOWLEDGED && (clearedAt != null || kind == Evidence.Kind.DUE));
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
    state(basis.reason());
    return true;
  }

  /**
   * Notes whether the condition still holds, and whether anything still in force supports the flag.
   *
   * @return whether that changed anything
   */
  boolean note(boolean stillHolds, boolean supported, Instant now) {
    @Nullable Instant cleared = stillHolds ? null : clearedAt == null ? now : clearedAt;
    @Nullable Instant withdrawn = supported ? null : withdrawnAt == null ? now : withdrawnAt;
    boolean changed =
        (cleared == null) != (clearedAt == null) || (withdrawn == null) != (withdrawnAt == null);
    clearedAt = cleared;
    withdrawnAt = withdrawn;
    return changed;
  }

  void acknowledge(UUID by, Instant at) {
    if (status != FlagStatus.OPEN) {
      throw new Conflict(FLAG.already(status.message()));
    }
    status = FlagStatus.ACKNOWLEDGED;
    acknowledgedAt = at;
    acknowledgedBy = by;
  }

  void resolve(UUID by, Disposition disposition, @Nullable String note, Instant at) {
    if (status == FlagStatus.RESOLVED) {
      throw new Conflict(FLAG.already(status.message()));
    }
    status = FlagStatus.RESOLVED;
    resolvedAt = at;
    resolvedBy = by;
    this.disposition = disposition;
    resolutionNote = note;
  }

  /** Notes that somebody was notified. */
  void escalate(DueStep due, NotifiedStaff notified, Instant at) {
    escalations.add(new FlagEscalation(id, openSince, due, notified, at));
  }

  /** The escalation steps taken since the flag was last opened. */
  Set<Integer> stepsTaken() {
    return escalations.stream()
        .filter(each -> each.since().equals(openSince))
        .map(FlagEscalation::position)
        .collect(Collectors.toSet());
  }

  /** The escalations since it was raised, in order. */
  List<FlagEscalation> escalations() {
    return escalations.stream()
        .sorted(
            Comparator.comparing(FlagEscalation::since).thenComparingInt(FlagEscalation::position))
        .toList();
  }

  public boolean isResolved() {
    return status == FlagStatus.RESOLVED;
  }

  public UUID id() {
    return id;
  }

  public UUID courseId() {
    return courseId;
  }

  /** The session in which it was raised; null where that was in none. */
  public @Nullable UUID sessionId() {
    return sessionId;
  }

  public UUID clinicId() {
    return clinicId;
  }

  /** The rule that raised it, or null where a person did. */
  public @Nullable RuleVersion rule() {
    return rule == null ? null : new RuleVersion(rule, protocolCode, protocolVersion);
  }

  boolean isOfRule(String code) {
    return code.equals(rule);
  }

  /** What the rule looks for; that staff raised it where no rule did. */
  public Message title() {
    if (rule == null) {
      return FLAG.calledByStaff();
    }
    return ruleTitleTranslations == null
        ? ProtocolTexts.shipped(
            protocolCode == null ? OWN_RULES : protocolCode, "rules." + rule + ".title", ruleTitle)
        : Message.translated(ruleTitle, ruleTitleTranslations);
  }

  public Severity severity() {
    return severity;
  }

  public FlagStatus status() {
    return status;
  }

  /** Why it was raised, with the numbers. */
  public Message reason() {
    return reasonMessage == null
        ? Message.verbatim(Objects.requireNonNullElse(reason, ""))
        : reasonMessage;
  }

  /** The same as a code; null for a person's words, or from before codes existed. */
  @Nullable Message reasonMessage() {
    return reasonMessage;
  }

  public List<Evidence> evidence() {
    return evidence;
  }

  public Instant occurredAt() {
    return occurredAt;
  }

  public Instant raisedAt() {
    return raisedAt;
  }

  /** When it was last opened. */
  public Instant openSince() {
    return openSince;
  }

  public @Nullable UUID raisedBy() {
    return raisedBy;
  }

  public boolean isEnteredLate() {
    return enteredLate;
  }

  public @Nullable Instant repeatBy() {
    return repeatBy;
  }

  public @Nullable Instant clearedAt() {
    return clearedAt;
  }

  public @Nullable Instant withdrawnAt() {
    return withdrawnAt;
  }

  public @Nullable Instant acknowledgedAt() {
    return acknowledgedAt;
  }

  public @Nullable UUID acknowledgedBy() {
    return acknowledgedBy;
  }

  public @Nullable Instant resolvedAt() {
    return resolvedAt;
  }

  public @Nullable UUID resolvedBy() {
    return resolvedBy;
  }

  public @Nullable Disposition disposition() {
    return disposition;
  }

  public @Nullable String resolutionNote() {
    return resolutionNote;
  }

  int version() {
    return version;
  }
}
