package org.chairside.clinic;

import static org.chairside.clinic.ClinicMessages.CLINIC;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Versioned;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The chairs of a clinic. */
@Path("/")
@OneTransaction
class ChairResource {

  private final Clinics clinics;
  private final Chairs chairs;
  private final Clock clock;

  ChairResource(Clinics clinics, Chairs chairs, Clock clock) {
    this.clinics = clinics;
    this.chairs = chairs;
    this.clock = clock;
  }

  /** A chair; an inactive one takes no bookings. */
  public record ChairView(
      UUID id,
      UUID clinicId,
      String name,
      boolean active,
      int version,
      Instant createdAt,
      @Nullable UUID createdBy)
      implements Versioned {

    static ChairView of(Chair chair) {
      return new ChairView(
          chair.id(),
          chair.clinicId(),
          chair.name(),
          chair.isActive(),
          chair.version(),
          chair.createdAt(),
          chair.createdBy());
    }
  }

  /** A chair to set up. */
  public record NewChair(
      @NotBlank @Size(max = 100) @OneLine String name, @Nullable Boolean active) {}

  /** What changes of a chair; what is left out stays. An inactive chair takes no new bookings. */
  public record ChairChange(
      @Nullable @Size(max = 100) @Pattern(regexp = "(?s).*\\S.*", message = "field.required")
          String name,
      @Nullable Boolean active) {}

  @GET
  @Path("/clinics/{id}/chairs")
  @Authenticated
  public Page<ChairView> list(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    UUID clinicId = clinics.get(id).id();
    return Page.of(
            chairs.of(clinicId, Cursor.after(cursor), most + 1), most, c -> new Cursor(c.id()))
        .map(ChairView::of);
  }

  @POST
  @Path("/clinics/{id}/chairs")
  @RolesAllowed(Role.ADMINS)
  @ResponseStatus(201)
  public ChairView setUp(UUID id, @Valid @NotNull NewChair wanted) {
    UUID clinicId = clinics.get(id).id();
    String name = wanted.name().strip();
    if (chairs.isNameTaken(clinicId, name)) {
      throw Conflict.over("name", CLINIC.chairNameTaken());
    }
    Chair chair =
        new Chair(
            clinicId,
            name,
            wanted.active() == null || wanted.active(),
            Actor.current().stamp(clock.instant()));
    chairs.persistAndFlush(chair);
    return ChairView.of(chair);
  }

  @PATCH
  @Path("/chairs/{id}")
  @RolesAllowed(Role.ADMINS)
  public ChairView change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull ChairChange change) {
    List<Chair> held = chairs.lock(List.of(id));
    if (held.isEmpty()) {
      throw new NotFound(NOT_FOUND.chair());
    }
    Chair chair = held.getFirst();
    Versioned.require(ifMatch, chair.version());
    String name = change.name() == null ? chair.name() : change.name().strip();
    if (!name.equals(chair.name()) && chairs.isNameTaken(chair.clinicId(), name)) {
      throw Conflict.over("name", CLINIC.chairNameTaken());
    }
    chair.change(name, change.active() == null ? chair.isActive() : change.active());
    chairs.flush();
    return ChairView.of(chair);
  }
}
