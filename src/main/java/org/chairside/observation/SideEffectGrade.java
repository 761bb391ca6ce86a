package org.chairside.observation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.vocabulary.SideEffectSeverity;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** How bad a side effect was found to be from a moment on, and what was done about it then. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class SideEffectGrade extends TenantRow {

  static final Comparator<SideEffectGrade> BY_TIME =
      Comparator.comparing(SideEffectGrade::at)
          .thenComparing(SideEffectGrade::createdAt)
          .thenComparing(grade -> grade.id);

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID sideEffectId;

  @Enumerated(EnumType.STRING)
  private SideEffectSeverity severity;

  private Instant gradedAt;
  private @Nullable String action;
  private @Nullable String note;

  protected SideEffectGrade() {}

  SideEffectGrade(UUID sideEffectId, Step step, Stamp written) {
    super(written);
    this.sideEffectId = sideEffectId;
    severity = step.severity();
    gradedAt = step.at();
    action = step.action();
    note = step.note();
  }

  /**
   * A step of a side effect's course.
   *
   * @param at from when on it was so
   * @param action what was done about it, or null
   */
  public record Step(
      SideEffectSeverity severity, Instant at, @Nullable String action, @Nullable String note) {}

  Step step() {
    return new Step(severity, gradedAt, action, note);
  }

  UUID sideEffectId() {
    return sideEffectId;
  }

  public SideEffectSeverity severity() {
    return severity;
  }

  /** From when on it was so. */
  public Instant at() {
    return gradedAt;
  }

  public @Nullable String action() {
    return action;
  }

  public @Nullable String note() {
    return note;
  }
}
