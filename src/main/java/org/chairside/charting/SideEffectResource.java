package org.chairside.charting;

import static org.chairside.message.FieldMessages.FIELD;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.charting.Charting.Charted;
import org.chairside.flag.FlagView;
import org.chairside.message.Message;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffect.Entry;
import org.chairside.observation.SideEffectGrade.Step;
import org.chairside.observation.SideEffects;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Side effects: noticed, graded, corrected and resolved, and the catalogue of types. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class SideEffectResource {

  private final SideEffectCharting charting;
  private final SideEffects sideEffects;

  SideEffectResource(SideEffectCharting charting, SideEffects sideEffects) {
    this.charting = charting;
    this.sideEffects = sideEffects;
  }

  /**
   * A side effect that was noticed.
   *
   * @param onsetAt when it began; left out, it is now
   * @param action what was done about it
   */
  public record NewSideEffect(
      @NotNull SideEffectType type,
      @NotNull SideEffectSeverity severity,
      @Nullable Instant onsetAt,
      @Nullable @Size(min = 1, max = 1000) String action,
      @Nullable @Size(min = 1, max = 4000) String note) {}

  /**
   * How bad it is now.
   *
   * @param at from when on; left out, it is now
   * @param action what was done about it
   */
  public record NewGrade(
      @NotNull SideEffectSeverity severity,
      @Nullable Instant at,
      @Nullable @Size(min = 1, max = 1000) String action,
      @Nullable @Size(min = 1, max = 4000) String note) {}

  /** A grade as it should have been charted. */
  public record CorrectedGrade(
      @NotNull SideEffectSeverity severity,
      @NotNull Instant at,
      @Nullable @Size(min = 1, max = 1000) String action,
      @Nullable @Size(min = 1, max = 4000) String note) {

    Step step() {
      return new Step(severity, at, action, note);
    }
  }

  /** What a correction may remove without a new value. */
  public enum Removable {
    @JsonProperty("resolvedAt")
    RESOLVED_AT,
    @JsonProperty("action")
    ACTION,
    @JsonProperty("note")
    NOTE
  }

  /**
   * A correction: values given here replace the old ones, values not mentioned stay.
   *
   * @param grades the grades after the onset as they should have been; left out, they stay
   * @param remove values that were entered in error and have no other in their place
   * @param retracted true, with only the reason, if there was no such side effect
   */
  public record SideEffectCorrection(
      @NotBlank @Size(max = 1000) String reason,
      @Nullable SideEffectType type,
      @Nullable SideEffectSeverity severity,
      @Nullable Instant onsetAt,
      @Nullable Instant resolvedAt,
      @Nullable @Size(min = 1, max = 1000) String action,
      @Nullable @Size(min = 1, max = 4000) String note,
      @Nullable @Size(max = 100) List<@NotNull @Valid CorrectedGrade> grades,
      @Nullable @Size(max = 3) Set<@NotNull Removable> remove,
      @Nullable Boolean retracted) {

    boolean retracts() {
      if (!Boolean.TRUE.equals(retracted)) {
        return false;
      }
      if (type != null
          || severity != null
          || onsetAt != null
          || resolvedAt != null
          || action != null
          || note != null
          || grades != null
          || remove != null) {
        throw new Invalid("retracted", FIELD.notBesideCorrectedValues());
      }
      return true;
    }

    SideEffect.Correction appliedTo(SideEffect earlier) {
      return new SideEffect.Correction(
          new Entry(
              type == null ? earlier.type() : type,
              severity == null ? earlier.severity() : severity,
              onsetAt == null ? earlier.onsetAt() : onsetAt,
              corrected(Removable.ACTION, action, earlier.action()),
              corrected(Removable.NOTE, note, earlier.note())),
          corrected(Removable.RESOLVED_AT, resolvedAt, earlier.resolvedAt()),
          grades == null ? null : grades.stream().map(CorrectedGrade::step).toList());
    }

    private <T> @Nullable T corrected(Removable what, @Nullable T given, @Nullable T earlier) {
      boolean removed = remove != null && remove.contains(what);
      return given != null || removed ? given : earlier;
    }
  }

  /** When a side effect was over; left out, it is now. */
  public record SideEffectResolution(@Nullable Instant resolvedAt) {}

  /** What was written, and the flags that were raised or grew more severe by it. */
  public record SideEffectAnswer(SideEffectView sideEffect, List<FlagView> flags) {

    static SideEffectAnswer of(Charted<SideEffect> written) {
      return new SideEffectAnswer(
          SideEffectView.of(written.entry(), written.assessed().session(), null),
          written.flags().stream().map(FlagView::of).toList());
    }
  }

  /** A side effect that can be charted, with its wording by grade. */
  public record CatalogueEntry(SideEffectType type, Message title, List<GradeWording> grades) {

    static CatalogueEntry of(SideEffectType type) {
      return new CatalogueEntry(
          type,
          type.message(),
          Arrays.stream(SideEffectSeverity.values())
              .map(s -> new GradeWording(s, s.grade(), type.wording(s)))
              .toList());
    }
  }

  /** A grade in words, as CTCAE v5 has it; null where it has no such grade. */
  public record GradeWording(SideEffectSeverity severity, int grade, @Nullable Message wording) {}

  /** The catalogue. */
  public record Catalogue(List<CatalogueEntry> items) {}

  @GET
  @Path("/side-effect-types")
  @Authenticated
  public Catalogue catalogue() {
    return new Catalogue(Arrays.stream(SideEffectType.values()).map(CatalogueEntry::of).toList());
  }

  @POST
  @Path("/sessions/{id}/side-effects")
  @OfferedActionEndpoint(OfferedAction.SIDE_EFFECT)
  @ResponseStatus(201)
  public SideEffectAnswer noticed(UUID id, @Valid @NotNull NewSideEffect effect) {
    return SideEffectAnswer.of(
        charting.noticed(
            id,
            effect.type(),
            effect.severity(),
            effect.onsetAt(),
            effect.action(),
            effect.note()));
  }

  /** It has become worse or better. */
  @POST
  @Path("/sessions/{id}/side-effects/{sideEffectId}/grade")
  @OfferedActionEndpoint(OfferedAction.SIDE_EFFECT)
  @ResponseStatus(201)
  public SideEffectAnswer graded(UUID id, UUID sideEffectId, @Valid @NotNull NewGrade grade) {
    return SideEffectAnswer.of(
        charting.graded(
            id, sideEffectId, grade.severity(), grade.at(), grade.action(), grade.note()));
  }

  @POST
  @Path("/sessions/{id}/side-effects/{sideEffectId}/corrections")
  @OfferedActionEndpoint(OfferedAction.CORRECT)
  @ResponseStatus(201)
  public SideEffectAnswer corrected(
      UUID id, UUID sideEffectId, @Valid @NotNull SideEffectCorrection correction) {
    if (correction.retracts()) {
      return SideEffectAnswer.of(charting.retracted(id, sideEffectId, correction.reason()));
    }
    SideEffect.Correction corrected = correction.appliedTo(sideEffects.get(id, sideEffectId));
    return SideEffectAnswer.of(
        charting.corrected(id, sideEffectId, corrected, correction.reason()));
  }

  @POST
  @Path("/sessions/{id}/side-effects/{sideEffectId}/resolve")
  @OfferedActionEndpoint(OfferedAction.SIDE_EFFECT)
  @Consumes(MediaType.WILDCARD)
  public SideEffectAnswer resolved(
      UUID id, UUID sideEffectId, @Valid @Nullable SideEffectResolution resolution) {
    return SideEffectAnswer.of(
        charting.resolved(id, sideEffectId, resolution == null ? null : resolution.resolvedAt()));
  }
}
