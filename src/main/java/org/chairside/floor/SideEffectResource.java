package org.chairside.floor;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.util.UUID;
import org.chairside.flag.FlagView;
import org.chairside.floor.Charting.Charted;
import org.chairside.observation.SideEffect;
import org.chairside.observation.SideEffectSeverity;
import org.chairside.observation.SideEffectType;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Side effects: noticed and resolved, and the catalogue of what there is. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
public class SideEffectResource {

  private final Charting charting;

  SideEffectResource(Charting charting) {
    this.charting = charting;
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

  /** When a side effect was over; left out, it is now. */
  public record SideEffectResolution(@Nullable Instant resolvedAt) {}

  /** What was written, and the flags that were raised or grew more severe by it. */
  public record SideEffectAnswer(SideEffectView sideEffect, List<FlagView> flags) {

    static SideEffectAnswer of(Charted<SideEffect> written) {
      return new SideEffectAnswer(
          SideEffectView.of(written.entry()), written.flags().stream().map(FlagView::of).toList());
    }
  }

  /** A side effect that can be charted, with its wording by grade. */
  public record CatalogueEntry(SideEffectType type, String title, List<GradeWording> grades) {

    static CatalogueEntry of(SideEffectType type) {
      return new CatalogueEntry(
          type,
          type.title(),
          Arrays.stream(SideEffectSeverity.values())
              .map(s -> new GradeWording(s, s.grade(), type.wording(s)))
              .toList());
    }
  }

  /** A grade in words, as CTCAE v5 has it; null where it has no such grade. */
  public record GradeWording(SideEffectSeverity severity, int grade, @Nullable String wording) {}

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

  @POST
  @Path("/sessions/{id}/side-effects/{sideEffectId}/resolve")
  @Consumes(MediaType.WILDCARD)
  public SideEffectAnswer resolved(
      UUID id, UUID sideEffectId, @Valid @Nullable SideEffectResolution resolution) {
    return SideEffectAnswer.of(
        charting.resolved(id, sideEffectId, resolution == null ? null : resolution.resolvedAt()));
  }
}
