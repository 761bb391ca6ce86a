package org.chairside.calendar;

import static org.chairside.calendar.CalendarMessages.CALENDAR;
import static org.chairside.message.FieldMessages.FIELD;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.transaction.Secret;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Page;
import org.chairside.staff.StaffMembers;
import org.chairside.staff.Tokens;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Tokens to subscribe to a clinic's calendar: made by admins, and by nurses for their own sessions.
 */
@Path("/")
@OneTransaction
@RolesAllowed({Role.ADMINS, Role.NURSES})
class CalendarTokenResource {

  private final Clinics clinics;
  private final CalendarTokens tokens;
  private final StaffMembers staff;
  private final Clock clock;

  CalendarTokenResource(Clinics clinics, CalendarTokens tokens, StaffMembers staff, Clock clock) {
    this.clinics = clinics;
    this.tokens = tokens;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * A token to make.
   *
   * @param nurseId whose sessions only; left out: all of the clinic's
   * @param name by which to know it when it is to be revoked, such as the calendar's owner
   */
  public record NewCalendarToken(
      @Nullable UUID nurseId, @NotBlank @Size(max = 200) @OneLine String name) {}

  /**
   * The token just made.
   *
   * @param path the calendar's address on this server with its secret; it is shown only once
   */
  public record MadeCalendarToken(
      UUID id, UUID clinicId, @Nullable UUID nurseId, String name, String path) implements Secret {}

  /** A token without its secret. */
  public record CalendarTokenView(
      UUID id,
      UUID clinicId,
      @Nullable UUID nurseId,
      String name,
      @Nullable Instant revokedAt,
      @Nullable UUID revokedBy,
      Instant createdAt,
      @Nullable UUID createdBy) {

    static CalendarTokenView of(CalendarToken token) {
      return new CalendarTokenView(
          token.id(),
          token.clinicId(),
          token.nurseId(),
          token.name(),
          token.revokedAt(),
          token.revokedBy(),
          token.createdAt(),
          token.createdBy());
    }
  }

  @POST
  @Path("/clinics/{id}/calendar-tokens")
  @ResponseStatus(201)
  public MadeCalendarToken make(UUID id, @Valid @NotNull NewCalendarToken wanted) {
    UUID clinicId = clinics.get(id).id();
    UUID nurseId = wanted.nurseId();
    requireOwn(nurseId);
    if (nurseId != null && !staff.isWorking(nurseId, Role.NURSE)) {
      throw new Invalid("nurseId", FIELD.activeNurse());
    }
    String secret = Tokens.make();
    CalendarToken token =
        new CalendarToken(
            clinicId,
            nurseId,
            wanted.name().strip(),
            Tokens.hash(secret),
            Actor.current().stamp(clock.instant()));
    tokens.persistAndFlush(token);
    return new MadeCalendarToken(
        token.id(),
        clinicId,
        nurseId,
        token.name(),
        "/api/clinics/" + clinicId + "/calendar.ics?token=" + secret);
  }

  @GET
  @Path("/clinics/{id}/calendar-tokens")
  public Page<CalendarTokenView> list(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    UUID clinicId = clinics.get(id).id();
    UUID own = Actor.current().is(Role.ADMIN) ? null : Actor.current().staffId();
    return Page.of(
            tokens.of(clinicId, own, Cursor.after(cursor), most + 1), most, t -> new Cursor(t.id()))
        .map(CalendarTokenView::of);
  }

  @POST
  @Path("/calendar-tokens/{id}/revoke")
  @Consumes(MediaType.WILDCARD)
  public CalendarTokenView revoke(UUID id) {
    CalendarToken token = tokens.get(id);
    requireOwn(token.nurseId());
    token.revoke(Actor.current().stamp(clock.instant()));
    tokens.flush();
    return CalendarTokenView.of(token);
  }

  private static void requireOwn(@Nullable UUID nurseId) {
    Actor actor = Actor.current();
    if (!actor.is(Role.ADMIN) && (nurseId == null || !Objects.equals(nurseId, actor.staffId()))) {
      throw new NotAllowed(CALENDAR.ownSessionsOnly());
    }
  }
}
