package org.chairside.observation;

import static org.chairside.observation.ObservationMessages.OBSERVATION;

import jakarta.persistence.CascadeType;
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
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A side effect as an episode: from its onset, by the grades it went through, to its resolution.
 * What was charted of it never changes: a correction is a separate side effect that supersedes or
 * retracts this one.
 */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class SideEffect extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID sessionId;

  @Enumerated(EnumType.STRING)
  private SideEffectType type;

  @Enumerated(EnumType.STRING)
  private SideEffectSeverity severity;

  private Instant onsetAt;
  private @Nullable Instant resolvedAt;
  private @Nullable String action;
  private @Nullable String note;
  private @Nullable Instant resolutionRecordedAt;
  private @Nullable UUID resolutionRecordedBy;
  private @Nullable UUID supersedes;
  private @Nullable String correctionReason;
  private boolean retracted;
  private @Nullable UUID movedTo;

  // The session's lock keeps out concurrent writers, as for the segments of an infusion.
  @OptimisticLock(excluded = true)
  @OneToMany(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
  @JoinColumn(
      name = "sideEffectId",
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) // the migration has it
  private List<SideEffectGrade> grades = new ArrayList<>();

  @Version private int version;

  protected SideEffect() {}

  /** A side effect that has been noticed. */
  public SideEffect(UUID sessionId, Entry entry, Stamp written) {
    super(written);
    this.sessionId = sessionId;
    type = entry.type();
    severity = entry.severity();
    onsetAt = entry.onsetAt();
    action = entry.action();
    note = entry.note();
  }

  /**
   * What is entered of a side effect as it begins.
   *
   * @param severity how bad it was at its onset
   * @param action what was done about it, or null
   */
  public record Entry(
      SideEffectType type,
      SideEffectSeverity severity,
      Instant onsetAt,
      @Nullable String action,
      @Nullable String note) {}

  /**
   * What a side effect should have said.
   *
   * @param resolvedAt when it was over, or null while it lasts
   * @param course the grades after the onset; null to keep those that were charted
   */
  public record Correction(
      Entry entry, @Nullable Instant resolvedAt, @Nullable List<SideEffectGrade.Step> course) {}

  /** From that moment on it was as bad as this. Call only once it has been persisted. */
  public void grade(SideEffectGrade.Step step, Stamp written) {
    requireWithin("at", step.at());
    grades.add(new SideEffectGrade(id, step, written));
  }

  private void requireWithin(String field, Instant at) {
    if (at.isBefore(onsetAt)) {
      throw new Invalid(field, OBSERVATION.notBeforeOnset());
    }
    if (resolvedAt != null && at.isAfter(resolvedAt)) {
      throw new Invalid(field, OBSERVATION.notAfterResolution());
    }
  }

  /** The side effect is over. */
  public void resolve(Instant at, Stamp written) {
    if (resolvedAt != null) {
      throw new Conflict(OBSERVATION.resolvedAlready());
    }
    if (at.isBefore(onsetAt)) {
      throw new Invalid("resolvedAt", OBSERVATION.notBeforeOnset());
    }
    if (grades.stream().anyMatch(grade -> grade.at().isAfter(at))) {
      throw new Invalid("resolvedAt", OBSERVATION.notBeforeGrade());
    }
    resolvedAt = at;
    resolutionRecordedAt = written.at();
    resolutionRecordedBy = written.by();
  }

  /** The corrected side effect. {@link #takeCourse} follows once that has been persisted. */
  public SideEffect corrected(Correction correction, String reason, Stamp written) {
    if (correction.equals(asCharted(correction.course() == null))) {
      throw new Invalid("type", OBSERVATION.somethingMustDiffer());
    }
    SideEffect corrected = new SideEffect(sessionId, correction.entry(), written);
    corrected.supersedes = id;
    corrected.correctionReason = reason;
    Instant over = correction.resolvedAt();
    if (over != null) {
      Stamp known = over.equals(resolvedAt) ? resolutionRecorded() : null;
      corrected.resolve(over, known == null ? written : known);
    }
    return corrected;
  }

  private Correction asCharted(boolean courseStays) {
    return new Correction(
        new Entry(type, severity, onsetAt, action, note),
        resolvedAt,
        courseStays ? null : grades().stream().map(SideEffectGrade::step).toList());
  }

  /** Takes the grades of the side effect that this one corrects, or those given instead. */
  public void takeCourse(
      SideEffect earlier, @Nullable List<SideEffectGrade.Step> course, Stamp written) {
    if (course == null) {
      earlier
          .grades()
          .forEach(g -> take("onsetAt", g.step(), new Stamp(g.createdAt(), g.createdBy())));
      return;
    }
    for (int i = 0; i < course.size(); i++) {
      take("grades[" + i + "].at", course.get(i), written);
    }
  }

  private void take(String field, SideEffectGrade.Step step, Stamp written) {
    if (step.at().isBefore(onsetAt) || (resolvedAt != null && step.at().isAfter(resolvedAt))) {
      throw new Invalid(field, OBSERVATION.gradeOutside());
    }
    grades.add(new SideEffectGrade(id, step, written));
  }

  /** A retraction: a correction that leaves nothing in force. */
  public SideEffect retraction(String reason, Stamp written) {
    return retraction(reason, null, written);
  }

  /** The same in the session that it belongs to. {@link #takeCourse} follows once persisted. */
  public SideEffect copiedTo(UUID session, Stamp written) {
    SideEffect copy =
        new SideEffect(session, new Entry(type, severity, onsetAt, action, note), written);
    if (resolvedAt != null) {
      copy.resolve(resolvedAt, new Stamp(written.at(), resolutionRecordedBy));
    }
    return copy;
  }

  /**
   * The same for an entry that is moved.
   *
   * @param to the session that it is moved to, or null
   */
  public SideEffect retraction(String reason, @Nullable UUID to, Stamp written) {
    SideEffect retraction =
        new SideEffect(sessionId, new Entry(type, severity, onsetAt, null, null), written);
    retraction.supersedes = id;
    retraction.correctionReason = reason;
    retraction.retracted = true;
    retraction.movedTo = to;
    return retraction;
  }

  public UUID id() {
    return id;
  }

  public UUID sessionId() {
    return sessionId;
  }

  public SideEffectType type() {
    return type;
  }

  /** How bad it was charted to be at its onset. */
  public SideEffectSeverity severity() {
    return severity;
  }

  /** How bad it was found to be last. */
  public SideEffectSeverity currentSeverity() {
    List<SideEffectGrade> course = grades();
    return course.isEmpty() ? severity : course.getLast().severity();
  }

  /** The worst it was. */
  public SideEffectSeverity peakSeverity() {
    return Stream.concat(Stream.of(severity), grades.stream().map(SideEffectGrade::severity))
        .max(Comparator.naturalOrder())
        .orElse(severity);
  }

  /** The grades it went through after its onset, by their time. */
  public List<SideEffectGrade> grades() {
    return grades.stream().sorted(SideEffectGrade.BY_TIME).toList();
  }

  public Instant onsetAt() {
    return onsetAt;
  }

  public @Nullable Instant resolvedAt() {
    return resolvedAt;
  }

  /** When and by whom the resolution was recorded; null while the side effect lasts. */
  public @Nullable Stamp resolutionRecorded() {
    return resolutionRecordedAt == null
        ? null
        : new Stamp(resolutionRecordedAt, resolutionRecordedBy);
  }

  public @Nullable String action() {
    return action;
  }

  public @Nullable String note() {
    return note;
  }

  public @Nullable UUID supersedes() {
    return supersedes;
  }

  public @Nullable String correctionReason() {
    return correctionReason;
  }

  /** The session to which the retracted one was moved, or null. */
  public @Nullable UUID movedTo() {
    return movedTo;
  }

  /** Whether this retracts an entry made in error. */
  public boolean isRetracted() {
    return retracted;
  }
}
