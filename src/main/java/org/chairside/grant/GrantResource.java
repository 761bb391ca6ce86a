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
import org.jboss.resteasy.reactive.ResponseStatus;
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
   * What one admin wants to do and another decides.
   *
   * @param staffId whom it is about; null where the request is to need no second admin
   * @param roles those that are added
   * @param resetsAccess whether the person is to get another password, or to lose their second
   *     factors
   * @param expiresAt until when it can be decided
   * @param approved what was decided; null while it waits
   */
  public record GrantRequestView(
      UUID id,
      @Nullable UUID staffId,
      List<Role> roles,
      boolean resetsAccess,
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
          request.resetsAccess(),
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

  /**
   * Asks the other admins to agree that this one gives somebody another password or ends their
   * second factors. Once one has approved, this one may do so for an hour.
   */
  @POST
  @Path("/staff/{id}/access-reset-requests")
  @ResponseStatus(201)
  public GrantRequestView requestReset(UUID id) {
    return GrantRequestView.of(secondAdmin.requestReset(id));
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
