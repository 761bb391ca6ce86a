package org.chairside.charting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffectGrade;
import org.chairside.platform.Stamp;
import org.chairside.session.InfusionMoment;
import org.chairside.session.InfusionSession;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.jspecify.annotations.Nullable;

/**
 * A side effect as people see it, in parts that are one flat object in JSON.
 *
 * @param atOnset what the pump was doing at the onset, or null before the start
 * @param resolvedAt when it was over, or null while it lasts
 */
public record SideEffectView(
    UUID id,
    SideEffectType type,
    Message title,
    @JsonUnwrapped GradingPart grading,
    Instant onsetAt,
    @Nullable InfusionMoment atOnset,
    @Nullable Instant resolvedAt,
    @Nullable Stamp resolutionRecorded,
    @Nullable String action,
    @Nullable String note,
    Instant createdAt,
    @Nullable UUID createdBy,
    @JsonUnwrapped CorrectionPart correction) {

  /**
   * How bad it was.
   *
   * @param severity how bad it was charted to be at its onset
   * @param grade the CTCAE v5 grade of that, 1 to 4
   * @param wording what CTCAE v5 says of this type at this grade, or null where it has no such
   *     grade
   * @param currentSeverity how bad it was found to be last
   * @param peakSeverity the worst it was, by which it is judged
   * @param grades the grades it went through after its onset, by their time
   */
  public record GradingPart(
      SideEffectSeverity severity,
      int grade,
      @Nullable Message wording,
      SideEffectSeverity currentSeverity,
      SideEffectSeverity peakSeverity,
      int peakGrade,
      List<GradeView> grades) {

    static GradingPart of(SideEffect effect) {
      return new GradingPart(
          effect.severity(),
          effect.severity().grade(),
          effect.type().wording(effect.severity()),
          effect.currentSeverity(),
          effect.peakSeverity(),
          effect.peakSeverity().grade(),
          effect.grades().stream().map(GradeView::of).toList());
    }
  }

  /**
   * What it corrects and what corrects it.
   *
   * @param supersedes the side effect that this one corrects, or null
   * @param retracted whether this takes an entry back that was never so
   * @param supersededBy the correction of this one, or null while it is in force
   * @param movedTo the session to which the retracted entry was moved, or null
   */
  public record CorrectionPart(
      @Nullable UUID supersedes,
      @Nullable String correctionReason,
      boolean retracted,
      @Nullable UUID supersededBy,
      @Nullable UUID movedTo) {}

  /** How bad a side effect was found to be from a moment on. */
  public record GradeView(
      SideEffectSeverity severity,
      int grade,
      Instant at,
      @Nullable String action,
      @Nullable String note,
      Instant createdAt,
      @Nullable UUID createdBy) {

    static GradeView of(SideEffectGrade grade) {
      return new GradeView(
          grade.severity(),
          grade.severity().grade(),
          grade.at(),
          grade.action(),
          grade.note(),
          grade.createdAt(),
          grade.createdBy());
    }
  }

  public static SideEffectView of(
      SideEffect effect, InfusionSession session, @Nullable UUID supersededBy) {
    return new SideEffectView(
        effect.id(),
        effect.type(),
        effect.type().message(),
        GradingPart.of(effect),
        effect.onsetAt(),
        session.infusion().at(effect.onsetAt(), session.checkIn().weightKg()),
        effect.resolvedAt(),
        effect.resolutionRecorded(),
        effect.action(),
        effect.note(),
        effect.createdAt(),
        effect.createdBy(),
        new CorrectionPart(
            effect.supersedes(),
            effect.correctionReason(),
            effect.isRetracted(),
            supersededBy,
            effect.movedTo()));
  }
}
