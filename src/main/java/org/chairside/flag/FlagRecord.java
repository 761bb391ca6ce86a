package org.chairside.flag;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.flag.Flag.FlagPlace;
import org.chairside.flag.Flag.FlagStatus;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.message.Message;
import org.chairside.monitoring.FlagKey;
import org.chairside.vocabulary.Severity;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What is known of a flag; {@link Flag} alone changes it. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
abstract class FlagRecord {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID courseId;
  @Nullable UUID sessionId;
  UUID clinicId;

  @Embedded FlagRule rule;

  @Enumerated(EnumType.STRING)
  Severity severity;

  @Enumerated(EnumType.STRING)
  FlagStatus status;

  @Embedded FlagReason reason;

  @JdbcTypeCode(SqlTypes.JSON)
  List<Evidence> evidence;

  @Embedded FlagRaising raising;
  Instant openSince;
  boolean enteredLate;
  @Nullable Instant repeatBy;
  boolean quiet;

  // Hibernate reads a part of which every column is null as null.
  @Embedded @Nullable FlagCondition condition;
  @Embedded @Nullable Acknowledgement acknowledgement;
  @Embedded @Nullable FlagResolution resolution;

  // Its session's lock keeps two writers apart, as with the segments of an infusion.
  @OptimisticLock(excluded = true)
  @BatchSize(size = 100)
  @OneToMany(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
  @JoinColumn(
      name = "flagId",
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) // the migration has it
  List<FlagEscalation> escalations = new ArrayList<>();

  @Version private int version;

  FlagRecord() {}

  FlagRecord(
      FlagPlace place, FlagRule rule, FlagReason reason, Severity severity, FlagRaising raising) {
    courseId = place.courseId();
    sessionId = place.sessionId();
    clinicId = place.clinicId();
    this.rule = rule;
    this.reason = reason;
    this.severity = severity;
    status = FlagStatus.OPEN;
    this.raising = raising;
    openSince = raising.at();
    evidence = List.of();
  }

  /** The steps of the protocol taken since the flag is open this time. */
  Set<Integer> stepsTaken() {
    return escalations.stream()
        .filter(each -> each.since().equals(openSince))
        .map(FlagEscalation::position)
        .collect(Collectors.toSet());
  }

  /** Who was told since it was raised, in order. */
  List<FlagEscalation> escalations() {
    return escalations.stream()
        .sorted(
            Comparator.comparing(FlagEscalation::since).thenComparingInt(FlagEscalation::position))
        .toList();
  }

  public boolean isResolved() {
    return status == FlagStatus.RESOLVED;
  }

  /** Whether nothing in force supports it any more. */
  boolean isWithdrawn() {
    return condition().withdrawnAt() != null;
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
    return rule.version();
  }

  /** Which of the session's flags it is; null where a person raised it. */
  @Nullable FlagKey key() {
    return rule.key();
  }

  /** The side effect's type or the sign that it is about alone, or null. */
  @Nullable String subject() {
    FlagKey key = rule.key();
    return key == null ? null : key.subject();
  }

  /** What the rule looks for; that staff raised it where no rule did. */
  public Message title() {
    return rule.title();
  }

  public Severity severity() {
    return severity;
  }

  public FlagStatus status() {
    return status;
  }

  /** Why it was raised, with the numbers. */
  public Message reason() {
    return reason.message();
  }

  /** The same by its code; null where a person said it, or it was said before there were codes. */
  @Nullable Message reasonMessage() {
    return reason.reasonMessage();
  }

  public List<Evidence> evidence() {
    return evidence;
  }

  public Instant occurredAt() {
    return raising.occurredAt();
  }

  public Instant raisedAt() {
    return raising.at();
  }

  /** Whether all that is new in it only waits for a repeat: it interrupts nobody yet. */
  public boolean isQuiet() {
    return quiet;
  }

  /** Since when it is open this time, or was until somebody dealt with it. */
  public Instant openSince() {
    return openSince;
  }

  public @Nullable UUID raisedBy() {
    return raising.by();
  }

  public boolean isEnteredLate() {
    return enteredLate;
  }

  public @Nullable Instant repeatBy() {
    return repeatBy;
  }

  /** Whether what raised it still holds. */
  public FlagCondition condition() {
    return condition == null ? FlagCondition.HOLDS : condition;
  }

  Acknowledgement acknowledgement() {
    return acknowledgement == null ? Acknowledgement.NONE : acknowledgement;
  }

  /** How it was dealt with. */
  public FlagResolution resolution() {
    return resolution == null ? FlagResolution.NONE : resolution;
  }

  int version() {
    return version;
  }
}
