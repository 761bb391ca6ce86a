package org.chairside.review;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.addendum.Addenda;
import org.chairside.addendum.AddendumView;
import org.chairside.course.DoseRecommendation;
import org.chairside.course.NewRecommendation;
import org.chairside.course.RecommendationView;
import org.chairside.flag.FlagView;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.chairside.review.ReviewQueue.Decision;
import org.chairside.review.ReviewQueue.Signed;
import org.chairside.review.ReviewQueue.Waiting;
import org.chairside.session.InfusionSession;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.session.SessionSummaries;
import org.chairside.session.SessionSummary;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The clinician's queue and signature. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.CLINICIANS)
class ReviewResource {

  private final ReviewQueue queue;
  private final SessionReviews reviews;
  private final Addenda addenda;
  private final SessionSummaries summaries;

  ReviewResource(
      ReviewQueue queue, SessionReviews reviews, Addenda addenda, SessionSummaries summaries) {
    this.queue = queue;
    this.reviews = reviews;
    this.addenda = addenda;
    this.summaries = summaries;
  }

  /**
   * A session that waits for a clinician.
   *
   * @param severity the most urgent of its unresolved flags, or of all where every one is resolved
   * @param waitingSince when the oldest of those was raised
   * @param unresolvedFlags how many flags no clinician has resolved
   */
  public record WaitingSession(
      SessionSummary session,
      Severity severity,
      Instant waitingSince,
      int unresolvedFlags,
      List<FlagView> flags) {}

  /**
   * The clinician's decision on the session.
   *
   * @param disposition what is to come after
   * @param recommendation what the course's next sessions are to give
   */
  public record SignOff(
      @Nullable @Size(min = 1, max = 4000) String note,
      @Nullable Disposition disposition,
      @Nullable @Valid NewRecommendation recommendation) {}

  /** The signature. */
  public record SignedOff(
      UUID sessionId,
      Instant signedOffAt,
      UUID signedOffBy,
      @Nullable String note,
      @Nullable Disposition disposition,
      @Nullable RecommendationView recommendation) {

    static SignedOff of(Signed signed, @Nullable Disposition disposition) {
      InfusionSession session = signed.session();
      DoseRecommendation recommendation = signed.recommendation();
      return new SignedOff(
          session.id(),
          Objects.requireNonNull(session.signOff().signedOffAt()),
          Objects.requireNonNull(session.signOff().signedOffBy()),
          session.signOff().reviewNote(),
          disposition,
          recommendation == null ? null : RecommendationView.of(recommendation));
    }
  }

  /** An addition to a signed session. */
  public record NewAddendum(@NotBlank @Size(max = 4000) String text) {}

  @GET
  @Path("/reviews")
  public Page<WaitingSession> waiting(
      @QueryParam("clinic") @Nullable String clinic,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    Page<Waiting> page =
        Page.of(
            queue.waiting(Query.id("clinic", clinic), Cursor.after(cursor), most + 1),
            most,
            waiting -> new Cursor(waiting.session().id()));
    Map<UUID, SessionSummary> summarized =
        summaries.of(page.items().stream().map(Waiting::session).toList()).stream()
            .collect(Collectors.toMap(SessionSummary::id, Function.identity()));
    return page.map(
        waiting -> view(waiting, Objects.requireNonNull(summarized.get(waiting.session().id()))));
  }

  private static WaitingSession view(Waiting waiting, SessionSummary summary) {
    return new WaitingSession(
        summary,
        waiting.severity(),
        waiting.waitingSince(),
        waiting.unresolved(),
        waiting.flags().stream().map(FlagView::of).toList());
  }

  /** Everything a clinician reviews before signing. */
  @GET
  @Path("/sessions/{id}/review")
  public SessionReview review(UUID id) {
    return reviews.of(id);
  }

  @POST
  @Path("/sessions/{id}/review")
  @OfferedActionEndpoint(OfferedAction.SIGN_OFF)
  @Consumes(MediaType.WILDCARD)
  public SignedOff signOff(UUID id, @Valid @Nullable SignOff word) {
    Decision decision =
        word == null
            ? Decision.NONE
            : new Decision(word.note(), word.disposition(), word.recommendation());
    return SignedOff.of(queue.signOff(id, decision), decision.disposition());
  }

  @POST
  @Path("/sessions/{id}/addenda")
  @OfferedActionEndpoint(OfferedAction.ADDENDUM)
  @RolesAllowed({Role.NURSES, Role.CLINICIANS})
  @ResponseStatus(201)
  public AddendumView addendum(UUID id, @Valid @NotNull NewAddendum addendum) {
    return AddendumView.of(addenda.write(id, addendum.text()));
  }
}
