package org.chairside.whatif;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.whatif.WhatIfMessages.WHAT_IF;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.message.Message;
import org.chairside.monitoring.Difference;
import org.chairside.monitoring.ProtocolProblem;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.Page;
import org.chairside.protocol.Protocols;
import org.chairside.vocabulary.Severity;
import org.chairside.whatif.WhatIf.Question;
import org.chairside.whatif.WhatIf.WhatIfStatus;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Tries a protocol version on past sessions without changing them. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.CLINICIANS, Role.ADMINS})
class WhatIfResource {

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final WhatIfs whatIfs;
  private final Protocols protocols;
  private final Clinics clinics;
  private final Clock clock;

  WhatIfResource(WhatIfs whatIfs, Protocols protocols, Clinics clinics, Clock clock) {
    this.whatIfs = whatIfs;
    this.protocols = protocols;
    this.clinics = clinics;
    this.clock = clock;
  }

  /**
   * The sessions to try it on.
   *
   * @param from the earliest start of an infusion, inclusive
   * @param until the latest, exclusive
   * @param clinicId of this clinic only; left out, of all
   */
  public record NewWhatIf(@NotNull Instant from, @NotNull Instant until, @Nullable UUID clinicId) {}

  /**
   * A question and, once it is DONE, its answer.
   *
   * @param revision which revision of the draft was judged, null until it was taken up; what the
   *     draft says now may be another
   * @param sessions how many sessions the period has, null until it was looked up
   * @param replayed how many of them have been replayed
   */
  public record WhatIfView(
      UUID id,
      String protocol,
      int version,
      @Nullable Integer revision,
      @Nullable UUID clinicId,
      Instant from,
      Instant until,
      WhatIfStatus status,
      @Nullable Integer sessions,
      int replayed,
      @Nullable Comparison comparison,
      Instant createdAt,
      @Nullable UUID createdBy,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt)
      implements Located {

    static WhatIfView of(WhatIf whatIf) {
      Question question = whatIf.question();
      return new WhatIfView(
          whatIf.id(),
          question.protocolCode(),
          question.protocolVersion(),
          whatIf.protocolRevision(),
          question.clinicId(),
          question.from(),
          question.until(),
          whatIf.status(),
          whatIf.sessions(),
          whatIf.replayed(),
          whatIf.comparison(),
          whatIf.createdAt(),
          whatIf.createdBy(),
          whatIf.startedAt(),
          whatIf.endedAt());
    }

    @Override
    public String location() {
      return "/what-ifs/" + id;
    }
  }

  /** A session that would have been flagged differently. */
  public record SessionDifferenceView(UUID sessionId, List<RuleDifference> rules) {

    static SessionDifferenceView of(SessionDifference difference) {
      return new SessionDifferenceView(
          difference.sessionId(),
          difference.differences().stream().map(RuleDifference::of).toList());
    }
  }

  /**
   * What one rule would have flagged in a session.
   *
   * @param subject the sign or the type of side effect that the flag is about alone, or null
   * @param severityNow the most urgent under the version that the session followed, null for none
   * @param severityThen the same under the version that was tried
   * @param criticalSecondsLater how much later it would have been critical, negative for earlier;
   *     null unless it is critical under both
   * @param reason what the flag says, under the version that was tried where it flags at all
   */
  public record RuleDifference(
      String rule,
      @Nullable String subject,
      @Nullable Severity severityNow,
      @Nullable Severity severityThen,
      @Nullable Instant raisedNow,
      @Nullable Instant raisedThen,
      @Nullable Long criticalSecondsLater,
      Message reason) {

    static RuleDifference of(Difference difference) {
      Duration shift = difference.criticalShift();
      return new RuleDifference(
          difference.rule(),
          difference.subject(),
          difference.severityNow(),
          difference.severityThen(),
          difference.raisedNow(),
          difference.raisedThen(),
          shift == null ? null : shift.toSeconds(),
          difference.sentence());
    }
  }

  /** Asks; the answer is worked out in the background. */
  @POST
  @Path("/protocols/{code}/versions/{version}/what-ifs")
  @ResponseStatus(202)
  public WhatIfView ask(String code, int version, @Valid @NotNull NewWhatIf wanted) {
    requirePossible("from", wanted.from());
    requirePossible("until", wanted.until());
    if (!wanted.from().isBefore(wanted.until())) {
      throw new Invalid("until", FIELD.afterFrom());
    }
    UUID clinicId = wanted.clinicId();
    if (clinicId != null) {
      clinics.get(clinicId);
    }
    List<ProtocolProblem> problems = protocols.document(code, version).problems();
    if (!problems.isEmpty()) {
      throw new Conflict(
          WHAT_IF.contradicts(problems.getFirst().where(), problems.getFirst().message()));
    }
    WhatIf whatIf =
        new WhatIf(
            new Question(code, version, clinicId, wanted.from(), wanted.until()),
            Actor.current().stamp(clock.instant()));
    whatIfs.persistAndFlush(whatIf);
    return WhatIfView.of(whatIf);
  }

  private static void requirePossible(String field, Instant instant) {
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new Invalid(field, WHAT_IF.yearBetween(1900, 2200));
    }
  }

  /** Every question about a version, the latest first. */
  @GET
  @Path("/protocols/{code}/versions/{version}/what-ifs")
  public Page<WhatIfView> of(String code, int version) {
    protocols.document(code, version);
    return new Page<>(whatIfs.of(code, version).stream().map(WhatIfView::of).toList(), null);
  }

  @GET
  @Path("/what-ifs/{id}")
  public WhatIfView get(UUID id) {
    return WhatIfView.of(whatIfs.get(id));
  }

  /** The sessions that differ; empty until it is DONE. */
  @GET
  @Path("/what-ifs/{id}/differences")
  public Page<SessionDifferenceView> differences(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    whatIfs.get(id);
    int most = Page.limit(limit);
    return Page.of(
            whatIfs.differences(id, Cursor.after(cursor), most + 1),
            most,
            difference -> new Cursor(difference.sessionId()))
        .map(SessionDifferenceView::of);
  }

  @POST
  @Path("/what-ifs/{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  public WhatIfView cancel(UUID id) {
    WhatIf whatIf = whatIfs.lock(id);
    whatIf.cancel(clock.instant());
    whatIfs.flush();
    return WhatIfView.of(whatIf);
  }
}
