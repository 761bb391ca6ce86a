package org.chairside.infusion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.charting.ItemAnswer;
import org.chairside.discharge.Discharges;
import org.chairside.patient.EnteredWeight;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Versioned;
import org.chairside.session.InfusionSession;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.session.Sessions;
import org.chairside.sessionview.SessionView;
import org.chairside.sessionview.SessionViews;
import org.jspecify.annotations.Nullable;

/** A session at the chair: shown whole, and run by the clinic's verbs. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class SessionResource {

  private final Sessions sessions;
  private final InfusionSessions infusions;
  private final Discharges discharges;
  private final SessionViews views;

  SessionResource(
      Sessions sessions, InfusionSessions infusions, Discharges discharges, SessionViews views) {
    this.sessions = sessions;
    this.infusions = infusions;
    this.discharges = discharges;
    this.views = views;
  }

  /** When something happened; left out, it is now. */
  public record Moment(@Nullable Instant at) {
    static @Nullable Instant of(@Nullable Moment moment) {
      return moment == null ? null : moment.at();
    }
  }

  /**
   * How the patient arrives.
   *
   * @param at when; left out, it is now
   * @param weightKg kilograms, if measured now; left out, the weight on record counts
   * @param enteredWeight the same in another unit than kg, and whether it was confirmed
   * @param overrideReason why this is the right patient, session and chair although the answer to
   *     the first attempt doubted it
   */
  public record Arrival(
      @Nullable Instant at,
      @Nullable
          @DecimalMin(value = "20")
          @DecimalMax(value = "350")
          @Digits(integer = 3, fraction = 1)
          BigDecimal weightKg,
      @JsonUnwrapped EnteredWeight enteredWeight,
      @Nullable @Size(min = 1, max = 1000) @ReasonInWords String overrideReason) {

    Arrived arrived() {
      return new Arrived(at, enteredWeight.or(weightKg), enteredWeight, overrideReason);
    }
  }

  /** When something happened and, if there is anything to say, why. */
  public record MomentAndReason(
      @Nullable Instant at, @Nullable @Size(min = 1, max = 1000) String reason) {}

  /** Answers to items of the checklist. */
  public record ChecklistAnswers(
      @NotEmpty @Size(max = 100) List<@NotNull @Valid ItemAnswer> items) {}

  /**
   * How the infusion starts.
   *
   * @param startedAt when; left out, it is now
   * @param overrideReason why a clinician lets it start although a criterion is unmet
   * @param confirmed true if a dose beyond the protocol's limits is meant
   * @param doseReason why it is meant
   */
  public record Start(
      @NotNull
          @DecimalMin(value = "0.01")
          @DecimalMax(value = "1000")
          @Digits(integer = 4, fraction = 2)
          BigDecimal doseMg,
      @Nullable @Size(max = 100) @OneLine String pump,
      @Nullable Instant startedAt,
      @Nullable @Size(min = 1, max = 1000) @ReasonInWords String overrideReason,
      @Nullable Boolean confirmed,
      @Nullable @Size(min = 1, max = 1000) @ReasonInWords String doseReason) {

    DoseCheck.Confirmation confirmation() {
      return new DoseCheck.Confirmation(Boolean.TRUE.equals(confirmed), doseReason);
    }
  }

  /**
   * A new rate of the pump.
   *
   * @param confirmed true if a rate beyond the protocol's limits is meant
   * @param doseReason why it is meant
   */
  public record NewRate(
      @NotNull
          @DecimalMin(value = "0.001")
          @DecimalMax(value = "1000")
          @Digits(integer = 4, fraction = 3)
          BigDecimal mgPerHour,
      @NotBlank @Size(max = 1000) String reason,
      @Nullable Instant at,
      @Nullable Boolean confirmed,
      @Nullable @Size(min = 1, max = 1000) @ReasonInWords String doseReason) {

    DoseCheck.Confirmation confirmation() {
      return new DoseCheck.Confirmation(Boolean.TRUE.equals(confirmed), doseReason);
    }
  }

  /** Why the infusion is ended early. */
  public record Stop(@NotBlank @Size(max = 1000) String reason, @Nullable Instant at) {}

  /** How the patient leaves. */
  public record Discharge(
      @Nullable Instant at,
      @Nullable @Size(min = 1, max = 1000) @ReasonInWords String overrideReason) {}

  @GET
  @Path("/sessions/{id}")
  @Authenticated
  public SessionView get(UUID id) {
    return views.of(id);
  }

  @POST
  @Path("/sessions/{id}/check-in")
  @OfferedActionEndpoint(OfferedAction.CHECK_IN)
  @Consumes(MediaType.WILDCARD)
  public SessionView checkIn(UUID id, @Valid @Nullable Arrival arrival) {
    return views.of(
        arrival == null
            ? infusions.checkIn(id, Arrived.NOW)
            : infusions.checkIn(id, arrival.arrived()));
  }

  @PUT
  @Path("/sessions/{id}/checklist")
  @OfferedActionEndpoint(OfferedAction.CHECKLIST)
  public SessionView check(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull ChecklistAnswers answers) {
    InfusionSession before = sessions.lock(id);
    Versioned.require(ifMatch, before.version());
    return views.of(infusions.check(id, answers.items()));
  }

  @POST
  @Path("/sessions/{id}/start")
  @OfferedActionEndpoint(OfferedAction.START)
  public SessionView start(UUID id, @Valid @NotNull Start start) {
    return views.of(
        infusions.start(
            id,
            start.doseMg(),
            start.pump(),
            start.startedAt(),
            start.overrideReason(),
            start.confirmation()));
  }

  @POST
  @Path("/sessions/{id}/rate")
  @OfferedActionEndpoint(OfferedAction.RATE)
  public SessionView changeRate(UUID id, @Valid @NotNull NewRate rate) {
    return views.of(
        infusions.changeRate(id, rate.mgPerHour(), rate.reason(), rate.at(), rate.confirmation()));
  }

  @POST
  @Path("/sessions/{id}/pause")
  @OfferedActionEndpoint(OfferedAction.PAUSE)
  @Consumes(MediaType.WILDCARD)
  public SessionView pause(UUID id, @Valid @Nullable MomentAndReason why) {
    return views.of(infusions.pause(id, reason(why, "paused"), at(why)));
  }

  @POST
  @Path("/sessions/{id}/resume")
  @OfferedActionEndpoint(OfferedAction.RESUME)
  @Consumes(MediaType.WILDCARD)
  public SessionView resume(UUID id, @Valid @Nullable MomentAndReason why) {
    return views.of(infusions.resume(id, reason(why, "resumed"), at(why)));
  }

  @POST
  @Path("/sessions/{id}/stop")
  @OfferedActionEndpoint(OfferedAction.STOP)
  public SessionView stop(UUID id, @Valid @NotNull Stop stop) {
    return views.of(infusions.stop(id, stop.reason(), stop.at()));
  }

  /** Ends the infusion, where it was not stopped before, and begins the recovery. */
  @POST
  @Path("/sessions/{id}/finish")
  @OfferedActionEndpoint(OfferedAction.FINISH)
  @Consumes(MediaType.WILDCARD)
  public SessionView finish(UUID id, @Valid @Nullable Moment moment) {
    return views.of(infusions.finish(id, Moment.of(moment)));
  }

  @POST
  @Path("/sessions/{id}/discharge")
  @OfferedActionEndpoint(OfferedAction.DISCHARGE)
  @Consumes(MediaType.WILDCARD)
  public SessionView discharge(UUID id, @Valid @Nullable Discharge discharge) {
    return views.of(
        discharge == null
            ? discharges.discharge(id, null, null)
            : discharges.discharge(id, discharge.at(), discharge.overrideReason()));
  }

  private static @Nullable Instant at(@Nullable MomentAndReason why) {
    return why == null ? null : why.at();
  }

  private static String reason(@Nullable MomentAndReason why, String otherwise) {
    return why == null || why.reason() == null ? otherwise : why.reason();
  }
}
