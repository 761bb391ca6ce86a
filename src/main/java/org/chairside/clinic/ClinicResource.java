package org.chairside.clinic;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Versioned;
import org.hibernate.validator.constraints.Range;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Clinics and their opening hours. */
@Path("/")
@OneTransaction
public class ClinicResource {

  // Session times of published clinic practice: 15 minutes of preparation, about
  // 10 of taking the line out, 30 to 60 of recovery.
  private static final int PREPARATION = 15;
  private static final int DISCONNECT = 10;
  private static final int RECOVERY = 45;
  private static final int TURNOVER = 10;

  private final Clinics clinics;
  private final Clock clock;

  ClinicResource(Clinics clinics, Clock clock) {
    this.clinics = clinics;
    this.clock = clock;
  }

  /** A clinic; its minutes shape the sessions booked from now on. */
  public record ClinicView(
      UUID id,
      String name,
      String timeZone,
      List<OpeningHours> hours,
      int preparationMinutes,
      int disconnectMinutes,
      int recoveryMinutes,
      int turnoverMinutes,
      int version,
      Instant createdAt,
      @Nullable UUID createdBy)
      implements Versioned, Located {

    static ClinicView of(Clinic clinic) {
      Clinic.Details details = clinic.details();
      return new ClinicView(
          clinic.id(),
          details.name(),
          details.timeZone().getId(),
          details.hours(),
          details.preparationMinutes(),
          details.disconnectMinutes(),
          details.recoveryMinutes(),
          details.turnoverMinutes(),
          clinic.version(),
          clinic.createdAt(),
          clinic.createdBy());
    }

    @Override
    public String location() {
      return "/clinics/" + id;
    }
  }

  /** A clinic to open. */
  public record NewClinic(
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 60) String timeZone,
      @Nullable @Size(max = 50) List<@Valid @NotNull OpeningHours> hours,
      @Nullable @Range(min = 0, max = 120) Integer preparationMinutes,
      @Nullable @Range(min = 0, max = 60) Integer disconnectMinutes,
      @Nullable @Range(min = 0, max = 240) Integer recoveryMinutes,
      @Nullable @Range(min = 0, max = 120) Integer turnoverMinutes) {

    Clinic.Details details() {
      return new Clinic.Details(
          name.strip(),
          zone(timeZone),
          hours == null ? List.of() : hours,
          Optional.ofNullable(preparationMinutes).orElse(PREPARATION),
          Optional.ofNullable(disconnectMinutes).orElse(DISCONNECT),
          Optional.ofNullable(recoveryMinutes).orElse(RECOVERY),
          Optional.ofNullable(turnoverMinutes).orElse(TURNOVER));
    }
  }

  /** What changes of a clinic; what is left out stays. */
  public record ClinicChange(
      @Nullable @Size(min = 1, max = 200) String name,
      @Nullable @Size(min = 1, max = 60) String timeZone,
      @Nullable @Size(max = 50) List<@Valid @NotNull OpeningHours> hours,
      @Nullable @Range(min = 0, max = 120) Integer preparationMinutes,
      @Nullable @Range(min = 0, max = 60) Integer disconnectMinutes,
      @Nullable @Range(min = 0, max = 240) Integer recoveryMinutes,
      @Nullable @Range(min = 0, max = 120) Integer turnoverMinutes) {

    Clinic.Details appliedTo(Clinic.Details before) {
      return new Clinic.Details(
          name == null ? before.name() : name.strip(),
          timeZone == null ? before.timeZone() : zone(timeZone),
          hours == null ? before.hours() : hours,
          preparationMinutes == null ? before.preparationMinutes() : preparationMinutes,
          disconnectMinutes == null ? before.disconnectMinutes() : disconnectMinutes,
          recoveryMinutes == null ? before.recoveryMinutes() : recoveryMinutes,
          turnoverMinutes == null ? before.turnoverMinutes() : turnoverMinutes);
    }
  }

  private static ZoneId zone(String id) {
    try {
      ZoneId zone = ZoneId.of(id);
      if (ZoneId.getAvailableZoneIds().contains(zone.getId())) {
        return zone;
      }
    } catch (DateTimeException _) {
      // falls through to the refusal
    }
    throw new Invalid("timeZone", "must be an IANA time zone such as America/New_York");
  }

  @GET
  @Path("/clinics")
  @Authenticated
  public Page<ClinicView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    return Page.of(clinics.after(Cursor.after(cursor), most + 1), most, c -> new Cursor(c.id()))
        .map(ClinicView::of);
  }

  @POST
  @Path("/clinics")
  @RolesAllowed(Role.ADMINS)
  @ResponseStatus(201)
  public ClinicView open(@Valid @NotNull NewClinic wanted) {
    Clinic.Details details = wanted.details();
    refuseTakenName(details.name());
    Clinic clinic = new Clinic(details, Actor.current().stamp(clock.instant()));
    clinics.persistAndFlush(clinic);
    return ClinicView.of(clinic);
  }

  @GET
  @Path("/clinics/{id}")
  @Authenticated
  public ClinicView get(UUID id) {
    return ClinicView.of(clinics.get(id));
  }

  @PATCH
  @Path("/clinics/{id}")
  @RolesAllowed(Role.ADMINS)
  public ClinicView change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull ClinicChange change) {
    Clinic clinic = clinics.get(id);
    Versioned.require(ifMatch, clinic.version());
    Clinic.Details details = change.appliedTo(clinic.details());
    if (!details.name().equals(clinic.name())) {
      refuseTakenName(details.name());
    }
    clinic.change(details);
    clinics.flush();
    return ClinicView.of(clinic);
  }

  private void refuseTakenName(String name) {
    if (clinics.isNameTaken(name)) {
      throw new Conflict("Another clinic of the organization has this name.");
    }
  }
}
