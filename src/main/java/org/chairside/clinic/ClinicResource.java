package org.chairside.clinic;

import static org.chairside.clinic.ClinicMessages.CLINIC;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Versioned;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Clinics: their opening hours and capacity. */
@Path("/")
@OneTransaction
class ClinicResource {

  private final Clinics clinics;
  private final ClinicBookings bookings;
  private final Event<ClinicZoneChanged> zoneChanged;
  private final Clock clock;

  ClinicResource(
      Clinics clinics, ClinicBookings bookings, Event<ClinicZoneChanged> zoneChanged, Clock clock) {
    this.clinics = clinics;
    this.bookings = bookings;
    this.zoneChanged = zoneChanged;
    this.clock = clock;
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
    check(details);
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
    Clinic clinic = change.timeZone() == null ? clinics.lock(id) : clinics.lockWithZone(id);
    Versioned.require(ifMatch, clinic.version());
    Clinic.Details details = change.appliedTo(clinic.details());
    check(details);
    if (!details.name().equals(clinic.name())) {
      refuseTakenName(details.name());
    }
    ZoneId before = clinic.timeZone();
    clinic.change(details);
    clinics.flush();
    if (!details.timeZone().equals(before)) {
      moveBookings(clinic, before, Boolean.TRUE.equals(change.keepWallTimes()));
    }
    return ClinicView.of(clinic);
  }

  private void moveBookings(Clinic clinic, ZoneId before, boolean keepWallTimes) {
    Instant now = clock.instant();
    long booked = bookings.bookedAfter(clinic.id(), now);
    if (booked > 0 && !keepWallTimes) {
      throw Conflict.over("timeZone", CLINIC.zoneMovesBookings(booked));
    }
    if (bookings.isSomeoneThere(clinic.id())) {
      throw Conflict.over("timeZone", CLINIC.zoneWhilePatientsAreHere());
    }
    zoneChanged.fire(new ClinicZoneChanged(clinic.id(), before, clinic.timeZone(), now));
  }

  private static void check(Clinic.Details details) {
    OpeningHours.refuseOverlaps(details.hours());
    int most = details.staffing().patientsPerNurse();
    if (details.staffing().highAcuityPatientsPerNurse() > most) {
      throw new Invalid("highAcuityPatientsPerNurse", CLINIC.mostForHighAcuity(most));
    }
  }

  private void refuseTakenName(String name) {
    if (clinics.isNameTaken(name)) {
      throw Conflict.over("name", CLINIC.clinicNameTaken());
    }
  }
}
