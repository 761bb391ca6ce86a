package org.chairside.account;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.transaction.Secret;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Page;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffMembers;
import org.chairside.staff.Tokens;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Tokens for programs that act for a member of staff. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class TokenResource {

  private final StaffMembers staff;
  private final ApiTokens tokens;
  private final Clock clock;

  TokenResource(StaffMembers staff, ApiTokens tokens, Clock clock) {
    this.staff = staff;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * A token to make.
   *
   * @param staffId on whose behalf the program acts
   * @param expiresAt when the token ends, or null where only revoking ends it
   */
  public record NewToken(
      @NotBlank @Size(max = 200) @OneLine String name,
      @NotNull UUID staffId,
      @Nullable Instant expiresAt) {}

  /**
   * The token just made.
   *
   * @param token the secret; it is shown only once
   */
  public record TokenView(
      UUID id, String name, UUID staffId, String token, @Nullable Instant expiresAt)
      implements Secret {}

  /**
   * A token without its secret.
   *
   * @param expiresAt when it ends by itself, or null for never
   * @param lastUsedAt when a program last called with it, to ten minutes; null for never
   */
  public record TokenListing(
      UUID id,
      String name,
      UUID staffId,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable Instant lastUsedAt,
      Instant createdAt,
      UUID createdBy) {}

  /** The organization's tokens, ended ones too, in the order in which they were made. */
  @GET
  @Path("/tokens")
  public Page<TokenListing> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    List<TokenListing> rows = tokens.after(Cursor.after(cursor), most + 1);
    return Page.of(rows, most, token -> new Cursor(token.id()));
  }

  /** Revokes a token at once; a revoked token stays revoked. */
  @POST
  @Path("/tokens/{id}/revoke")
  @ResponseStatus(204)
  public void revoke(UUID id) {
    if (!tokens.revoke(id, clock.instant())) {
      throw new NotFound(NOT_FOUND.token());
    }
  }

  @POST
  @Path("/tokens")
  @ResponseStatus(201)
  public TokenView make(@Valid @NotNull NewToken wanted) {
    Instant now = clock.instant();
    if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
      throw new Invalid("expiresAt", FIELD.inTheFuture());
    }
    Staff holder = staff.get(wanted.staffId());
    String token = Tokens.make();
    UUID id = tokens.add(wanted, Tokens.hash(token), now);
    return new TokenView(id, wanted.name(), holder.id(), token, wanted.expiresAt());
  }
}
