package org.chairside.closure;

import static org.chairside.clinic.ClinicMessages.CLINIC;
import static org.chairside.message.FieldMessages.FIELD;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.closure.ClosureEvent.ClinicClosed;
import org.chairside.closure.ClosureEvent.ClosureWithdrawn;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.chairside.roster.ClinicDays;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Closes a clinic, or one of its chairs, during opening hours. */
@Path("/")
@OneTransaction
class ClosureResource {

  // Guards against a mistyped year; a clinic that closes for good takes its chairs out of use.
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Clinics clinics;
  private final Chairs chairs;
  private final ClinicDays days;
  private final Closures closures;
  private final EventLog events;
  private final Clock clock;

  ClosureResource(
      Clinics clinics,
      Chairs chairs,
      ClinicDays days,
      Closures closures,
      EventLog events,
      Clock clock) {
    this.clinics = clinics;
    this.chairs = chairs;
    this.days = days;
    this.closures = closures;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A closure.
   *
   * @param chairId the chair that is closed; null: the whole clinic
   * @param until the first instant after it
   * @param withdrawnAt since when it no longer holds; null: it holds
   */
  public record ClosureView(
      UUID id,
      UUID clinicId,
      @Nullable UUID chairId,
      Instant from,
      Instant until,
      String reason,
      @Nullable Instant withdrawnAt,
      @Nullable UUID withdrawnBy,
      Instant createdAt,
      @Nullable UUID createdBy) {

    static ClosureView of(Closure closure) {
      return new ClosureView(
          closure.id(),
          closure.clinicId(),
          closure.chairId(),
          closure.from(),
          closure.until(),
          closure.reason(),
          closure.withdrawnAt(),
          closure.withdrawnBy(),
          closure.createdAt(),
          closure.createdBy());
    }
  }

  /** A closure to announce; without a chair the whole clinic is closed. */
  public record NewClosure(
      @NotNull Instant from,
      @NotNull Instant until,
      @NotBlank @Size(max = 500) String reason,
      @Nullable UUID chairId) {}

  /** Why a closure no longer holds. */
  public record Withdrawal(@Nullable @Size(max = 500) String reason) {}

  @GET
  @Path("/clinics/{id}/closures")
  @Authenticated
  public Page<ClosureView> list(
      UUID id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    List<Closure> rows =
        closures.matching(
            clinics.get(id).id(),
            Query.instant("from", from),
            Query.instant("to", to),
            Cursor.after(cursor),
            most + 1);
    return Page.of(rows, most, c -> new Cursor(c.id())).map(ClosureView::of);
  }

  @POST
  @Path("/clinics/{id}/closures")
  @RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS, Role.ADMINS})
  @ResponseStatus(201)
  public ClosureView close(UUID id, @Valid @NotNull NewClosure wanted) {
    Clinic clinic = clinics.getInItsZone(id);
    check(clinic, wanted);
    // A concurrent booking on these days either sees the closure or is seen by it.
    days.lock(
        id,
        wanted
            .from()
            .atZone(clinic.timeZone())
            .toLocalDate()
            .datesUntil(wanted.until().atZone(clinic.timeZone()).toLocalDate().plusDays(1))
            .toList());
    Closure closure =
        new Closure(
            id,
            wanted.chairId(),
            wanted.from(),
            wanted.until(),
            wanted.reason().strip(),
            Actor.current().stamp(clock.instant()));
    closures.persistAndFlush(closure);
    events.add(
        new ClinicClosed(
            id,
            closure.id(),
            closure.chairId(),
            closure.from(),
            closure.until(),
            closure.reason()));
    return ClosureView.of(closure);
  }

  private void check(Clinic clinic, NewClosure wanted) {
    if (!wanted.from().isBefore(wanted.until())) {
      throw new Invalid("from", FIELD.beforeUntil());
    }
    if (Duration.between(wanted.from(), wanted.until()).compareTo(LONGEST) > 0) {
      throw new Invalid("until", FIELD.daysAfterFromAtMost(LONGEST.toDays()));
    }
    UUID chairId = wanted.chairId();
    if (chairId != null && !isOf(clinic, chairId)) {
      throw new Invalid("chairId", CLINIC.chairOfClinic());
    }
  }

  private boolean isOf(Clinic clinic, UUID chairId) {
    return chairs
        .findByIdOptional(chairId)
        .filter(chair -> chair.clinicId().equals(clinic.id()))
        .isPresent();
  }

  @POST
  @Path("/closures/{id}/withdraw")
  @RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS, Role.ADMINS})
  @Consumes(MediaType.WILDCARD)
  public ClosureView withdraw(UUID id, @Valid @Nullable Withdrawal why) {
    Closure closure = closures.lock(id);
    closure.withdraw(Actor.current().stamp(clock.instant()));
    closures.flush();
    events.add(
        new ClosureWithdrawn(
            closure.clinicId(), id, Optional.ofNullable(why).map(Withdrawal::reason).orElse(null)));
    return ClosureView.of(closure);
  }
}
