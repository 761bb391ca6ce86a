package org.chairside.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.flag.FlagView;
import org.chairside.monitoring.Severity;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.chairside.review.ReviewBoard.Waiting;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionSummaries;
import org.chairside.session.SessionSummary;
import org.jspecify.annotations.Nullable;

/** The clinician's queue and signature. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.CLINICIANS)
public class ReviewResource {

  private final ReviewBoard board;
  private final SessionSummaries summaries;

  ReviewResource(ReviewBoard board, SessionSummaries summaries) {
    this.board = board;
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

  /** What the clinician says of the session. */
  public record SignOff(@Nullable @Size(min = 1, max = 4000) String note) {}

  /** The signature. */
  public record SignedOff(
      UUID sessionId, Instant signedOffAt, UUID signedOffBy, @Nullable String note) {}

  @GET
  @Path("/reviews")
  public Page<WaitingSession> waiting(
      @QueryParam("clinic") @Nullable String clinic,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    List<Waiting> all = board.waiting(Query.id("clinic", clinic));
    List<Waiting> rest = after(all, Cursor.after(cursor));
    return Page.of(
            rest.subList(0, Math.min(rest.size(), most + 1)),
            most,
            waiting -> new Cursor(waiting.session().id()))
        .map(this::view);
  }

  private static List<Waiting> after(List<Waiting> all, @Nullable UUID last) {
    for (int i = 0; last != null && i < all.size(); i++) {
      if (all.get(i).session().id().equals(last)) {
        return all.subList(i + 1, all.size());
      }
    }
    return all;
  }

  private WaitingSession view(Waiting waiting) {
    return new WaitingSession(
        summaries.of(List.of(waiting.session())).getFirst(),
        waiting.severity(),
        waiting.waitingSince(),
        waiting.unresolved(),
        waiting.flags().stream().map(FlagView::of).toList());
  }

  @POST
  @Path("/sessions/{id}/review")
  @Consumes(MediaType.WILDCARD)
  public SignedOff signOff(UUID id, @Valid @Nullable SignOff word) {
    InfusionSession session = board.signOff(id, word == null ? null : word.note());
    return new SignedOff(
        session.id(),
        Objects.requireNonNull(session.signedOffAt()),
        Objects.requireNonNull(session.signedOffBy()),
        session.reviewNote());
  }
}
