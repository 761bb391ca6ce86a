package org.chairside.grant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Rights that wait for a second admin. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class GrantResource {

  private final GrantRequests requests;
  private final SecondAdmin secondAdmin;
  private final Clock clock;

  GrantResource(GrantRequests requests, SecondAdmin secondAdmin, Clock clock) {
    this.requests = requests;
    this.secondAdmin = secondAdmin;
    this.clock = clock;
  }

  /**
   * What one admin wants to give and another decides.
   *
   * @param staffId who is to get the roles; null where the request is to need no second admin
   * @param roles those that are added
   * @param expiresAt until when it can be decided
   * @param approved what was decided; null while it waits
   */
  public record GrantRequestView(
      UUID id,
      @Nullable UUID staffId,
      List<Role> roles,
      Instant requestedAt,
      @Nullable UUID requestedBy,
      Instant expiresAt,
      @Nullable Boolean approved,
      @Nullable Instant decidedAt,
      @Nullable UUID decidedBy) {

    static GrantRequestView of(GrantRequest request) {
      return new GrantRequestView(
          request.id(),
          request.staffId(),
          request.roles(),
          request.createdAt(),
          request.createdBy(),
          request.expiresAt(),
          request.approved(),
          request.decidedAt(),
          request.decidedBy());
    }
  }

  /** The requests that wait, in the order in which they were made. */
  @GET
  @Path("/grant-requests")
  public Page<GrantRequestView> waiting(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    List<GrantRequest> found = requests.waiting(clock.instant(), Cursor.after(cursor), most + 1);
    return Page.of(found, most, each -> new Cursor(each.id())).map(GrantRequestView::of);
  }

  /** Approves a request that another admin made for somebody else. */
  @POST
  @Path("/grant-requests/{id}/approve")
  public GrantRequestView approve(UUID id) {
    return GrantRequestView.of(secondAdmin.approve(id));
  }

  /** Refuses a request, or takes one's own back. */
  @POST
  @Path("/grant-requests/{id}/refuse")
  public GrantRequestView refuse(UUID id) {
    return GrantRequestView.of(secondAdmin.refuse(id));
  }
}
