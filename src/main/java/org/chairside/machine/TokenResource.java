package org.chairside.machine;

import static org.chairside.machine.MachineMessages.MACHINE;
import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.transaction.Secret;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Page;
import org.chairside.staff.Tokens;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Tokens for machines. A machine acts as itself: what it writes names it, and no person. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class TokenResource {

  private static final Duration LONGEST = Duration.ofDays(366);

  private final ApiTokens tokens;
  private final RightsChanges rights;
  private final Clock clock;

  TokenResource(ApiTokens tokens, RightsChanges rights, Clock clock) {
    this.tokens = tokens;
    this.rights = rights;
    this.clock = clock;
  }

  /**
   * A token to make.
   *
   * @param name of the machine, such as {@code pump gateway}
   * @param staffId no longer used: a token acts for no person, and any id here is refused
   * @param scopes what the machine may do
   * @param expiresAt when the token ends: within 366 days
   */
  public record NewToken(
      @NotBlank @Size(max = 200) @OneLine String name,
      @Nullable UUID staffId,
      @NotEmpty Set<@NotNull Scope> scopes,
      @NotNull Instant expiresAt) {}

  /**
   * The token just made.
   *
   * @param staffId the machine's id, under which it writes
   * @param token the secret; it is shown only once
   */
  public record TokenView(
      UUID id, String name, UUID staffId, List<Scope> scopes, String token, Instant expiresAt)
      implements Secret {

    /** The token belongs in no log. */
    @Override
    public String toString() {
      return "TokenView";
    }
  }

  /**
   * A token without its secret.
   *
   * @param staffId the machine's id, under which it writes
   * @param expiresAt when it ends by itself
   * @param lastUsedAt when a program last called with it, to ten minutes; null for never
   */
  public record TokenListing(
      UUID id,
      String name,
      UUID staffId,
      List<Scope> scopes,
      Instant expiresAt,
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

  /** Makes a token. Its machine may do what its scopes say, and never sign. */
  @POST
  @Path("/tokens")
  @ResponseStatus(201)
  public TokenView make(@Valid @NotNull NewToken wanted) {
    if (wanted.staffId() != null) {
      throw new NotAllowed(MACHINE.actsAsItself());
    }
    Instant now = clock.instant();
    checkEnd(wanted.expiresAt(), now);
    String token = Tokens.make();
    UUID id = tokens.add(wanted, Tokens.hash(token), now);
    rights.note(id, "scopes", Set.of(), wanted.scopes());
    List<Scope> scopes = wanted.scopes().stream().sorted().toList();
    return new TokenView(id, wanted.name(), id, scopes, token, wanted.expiresAt());
  }

  private static void checkEnd(Instant expiresAt, Instant now) {
    if (!expiresAt.isAfter(now)) {
      throw new Invalid("expiresAt", FIELD.inTheFuture());
    }
    if (expiresAt.isAfter(now.plus(LONGEST))) {
      throw new Invalid("expiresAt", MACHINE.daysAtMost(LONGEST.toDays()));
    }
  }
}
