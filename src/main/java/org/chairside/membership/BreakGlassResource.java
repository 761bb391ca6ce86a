package org.chairside.membership;

import static org.chairside.membership.MembershipMessages.MEMBERSHIP;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.chairside.membership.GlassNotices.SeenBy;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.hibernate.validator.constraints.Range;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Entering another clinic, or one patient's record there, in an emergency. */
@Path("/")
@OneTransaction
class BreakGlassResource {

  private static final int USUAL_HOURS = 4;
  private static final int MOST_HOURS = 24;

  private final BrokenGlasses glasses;
  private final Memberships memberships;
  private final RightsChanges rights;
  private final GlassNotices notices;
  private final Clock clock;

  BreakGlassResource(
      BrokenGlasses glasses,
      Memberships memberships,
      RightsChanges rights,
      GlassNotices notices,
      Clock clock) {
    this.glasses = glasses;
    this.memberships = memberships;
    this.rights = rights;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * What somebody enters: one clinic or one patient's record.
   *
   * @param hours for how long; null for four
   */
  public record NewBrokenGlass(
      @Nullable UUID clinicId,
      @Nullable UUID patientId,
      @NotNull @Size(max = 1000) @ReasonInWords String reason,
      @Nullable @Range(min = 1, max = MOST_HOURS) Integer hours) {}

  /**
   * What somebody entered.
   *
   * @param clinicId the whole clinic, or null
   * @param patientId the patient, whose record is not told here; null for a clinic
   * @param endsAt when it ends by itself
   * @param endedAt when somebody ended it before; null where nobody did
   * @param enteredClinicIds the clinic, or those of the patient
   * @param seenBy the admins who have seen it; told to admins alone
   */
  public record BrokenGlassView(
      UUID id,
      UUID staffId,
      @Nullable UUID clinicId,
      @Nullable UUID patientId,
      String reason,
      Instant brokenAt,
      Instant endsAt,
      @Nullable Instant endedAt,
      @Nullable UUID endedBy,
      List<UUID> enteredClinicIds,
      List<SeenBy> seenBy) {

    static BrokenGlassView of(BrokenGlass glass, List<UUID> clinics, List<SeenBy> seenBy) {
      return new BrokenGlassView(
          glass.id(),
          glass.staffId(),
          glass.clinicId(),
          glass.patientId(),
          glass.reason(),
          glass.createdAt(),
          glass.endsAt(),
          glass.endedAt(),
          glass.endedBy(),
          clinics,
          seenBy);
    }
  }

  /** How many the caller has not seen yet. */
  public record UnseenGlass(int count) {}

  /** Enters at once, for a reason that the admins read. */
  @POST
  @Path("/broken-glass")
  @RolesAllowed({Role.NURSES, Role.CLINICIANS})
  @ResponseStatus(201)
  @AcrossClinics
  public BrokenGlassView enter(@Valid @NotNull NewBrokenGlass wanted) {
    UUID clinic = wanted.clinicId();
    UUID patient = wanted.patientId();
    if ((clinic == null) == (patient == null)) {
      throw new Invalid("clinicId", MEMBERSHIP.clinicOrPatient());
    }
    Belonging kind = clinic == null ? Belonging.PATIENT : Belonging.CLINIC;
    UUID id = Objects.requireNonNull(clinic == null ? patient : clinic);
    if (memberships.refused(kind, Set.of(id)).isEmpty()) {
      throw new Conflict(MEMBERSHIP.alreadyOpen());
    }
    UUID staffId = caller();
    int hours = wanted.hours() == null ? USUAL_HOURS : wanted.hours();
    BrokenGlass glass =
        new BrokenGlass(
            staffId,
            clinic,
            patient,
            wanted.reason(),
            Duration.ofHours(hours),
            Actor.current().stamp(clock.instant()));
    glasses.persistAndFlush(glass);
    rights.note(staffId, "brokenGlass", Set.of(), Set.of(id));
    notices.tell(glass);
    return view(glass);
  }

  /** What was entered, the newest first: admins see everybody's, others their own. */
  @GET
  @Path("/broken-glass")
  @RolesAllowed({Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  @AcrossClinics
  public Page<BrokenGlassView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    UUID of = Actor.current().is(Role.ADMIN) ? null : Actor.current().staffId();
    List<BrokenGlass> found = glasses.newest(of, Cursor.after(cursor), most + 1);
    return Page.of(views(found), most, each -> new Cursor(each.id()));
  }

  /** Of the last 30 days: how many accesses of others the calling admin has not seen yet. */
  @GET
  @Path("/broken-glass/unseen")
  @RolesAllowed(Role.ADMINS)
  @AcrossClinics
  public UnseenGlass unseen() {
    return new UnseenGlass(notices.unseenBy(caller()));
  }

  /** The calling admin has seen it. */
  @POST
  @Path("/broken-glass/{id}/seen")
  @RolesAllowed(Role.ADMINS)
  @AcrossClinics
  public BrokenGlassView see(UUID id) {
    BrokenGlass glass = glasses.get(id);
    notices.see(glass.id(), caller());
    return view(glass);
  }

  /** Ends it before its time: who entered may, and every admin. */
  @POST
  @Path("/broken-glass/{id}/end")
  @RolesAllowed({Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  public BrokenGlassView end(UUID id) {
    BrokenGlass glass = glasses.get(id);
    Actor actor = Actor.current();
    if (!actor.is(Role.ADMIN) && !glass.staffId().equals(actor.staffId())) {
      throw new NotFound(MEMBERSHIP.unknownGlass());
    }
    glass.end(actor.stamp(clock.instant()));
    glasses.flush();
    return view(glass);
  }

  private static UUID caller() {
    return Objects.requireNonNull(Actor.current().staffId());
  }

  private BrokenGlassView view(BrokenGlass glass) {
    return views(List.of(glass)).getFirst();
  }

  private List<BrokenGlassView> views(List<BrokenGlass> found) {
    Map<UUID, List<UUID>> clinics = notices.clinicsOf(found);
    Map<UUID, List<SeenBy>> seen =
        Actor.current().is(Role.ADMIN) ? notices.seenBy(found) : Map.of();
    return found.stream()
        .map(
            glass ->
                BrokenGlassView.of(
                    glass,
                    clinics.getOrDefault(glass.id(), List.of()),
                    seen.getOrDefault(glass.id(), List.of())))
        .toList();
  }
}
