package org.chairside.replan;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.chairside.clinic.Clinics;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Located;
import org.chairside.replan.ReplanProposal.ReplanMove;
import org.chairside.replan.ReplanProposal.Unsaved;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Re-plans: proposed, shown, and applied as a whole or not at all. */
@Path("/")
@OneTransaction
@InTurn
@RolesAllowed({Role.SCHEDULERS, Role.CLINICIANS})
class ReplanResource {

  private static final int USUAL_DAYS = 7;
  private static final int MOST_DAYS = 31;

  private final ReplanProposer proposer;
  private final ReplanApplier applier;
  private final Replans replans;
  private final Clinics clinics;
  private final Clock clock;

  ReplanResource(
      ReplanProposer proposer,
      ReplanApplier applier,
      Replans replans,
      Clinics clinics,
      Clock clock) {
    this.proposer = proposer;
    this.applier = applier;
    this.replans = replans;
    this.clinics = clinics;
    this.clock = clock;
  }

  /**
   * For which days.
   *
   * @param from the first day of the clinic's calendar; today where left out or earlier
   * @param until the last day; a week on where left out
   */
  public record NewReplan(@Nullable LocalDate from, @Nullable LocalDate until) {}

  /**
   * The fewest and smallest moves after which every session that can be saved keeps every rule.
   *
   * @param moves each with the rule that the session breaks where it is
   * @param unsaved sessions for which there is no place
   */
  public record ReplanView(
      UUID id,
      UUID clinicId,
      Instant from,
      Instant until,
      List<ReplanMove> moves,
      List<Unsaved> unsaved,
      @Nullable Instant appliedAt,
      @Nullable UUID appliedBy,
      Instant createdAt,
      @Nullable UUID createdBy)
      implements Located {

    static ReplanView of(ReplanProposal proposal) {
      return new ReplanView(
          proposal.id(),
          proposal.clinicId(),
          proposal.from(),
          proposal.until(),
          proposal.moves(),
          proposal.unsaved(),
          proposal.appliedAt(),
          proposal.appliedBy(),
          proposal.createdAt(),
          proposal.createdBy());
    }

    @Override
    public String location() {
      return "/replans/" + id;
    }
  }

  @POST
  @Path("/clinics/{id}/replans")
  @Consumes(MediaType.WILDCARD)
  @ResponseStatus(201)
  public ReplanView propose(UUID id, @Nullable NewReplan wanted) {
    ZoneId zone = clinics.get(id).timeZone();
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    LocalDate asked = wanted == null ? null : wanted.from();
    LocalDate last = wanted == null ? null : wanted.until();
    LocalDate from = asked == null || asked.isBefore(today) ? today : asked;
    LocalDate until = last == null ? from.plusDays(USUAL_DAYS) : last;
    if (until.isBefore(from) || until.isAfter(from.plusDays(MOST_DAYS))) {
      throw new Invalid("until", BOOKING.fromOnDaysAtMost(from, MOST_DAYS));
    }
    return ReplanView.of(proposer.propose(id, from, until));
  }

  @GET
  @Path("/replans/{id}")
  public ReplanView get(UUID id) {
    return ReplanView.of(replans.get(id));
  }

  @POST
  @Path("/replans/{id}/apply")
  public ReplanView apply(UUID id) {
    return ReplanView.of(applier.apply(id));
  }
}
