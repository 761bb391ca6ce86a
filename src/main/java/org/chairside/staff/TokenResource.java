package org.chairside.staff;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
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
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.transaction.Secret;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Tokens for programs that act for a member of staff. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class TokenResource {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final StaffMembers staff;
  private final EntityManager database;
  private final Clock clock;

  TokenResource(StaffMembers staff, EntityManager database, Clock clock) {
    this.staff = staff;
    this.database = database;
    this.clock = clock;
  }

  /**
   * A token to make.
   *
   * @param staffId on whose behalf the program acts
   * @param expiresAt when the token ends, or null where only revoking ends it
   */
  public record NewToken(
      @NotBlank @Size(max = 200) String name, @NotNull UUID staffId, @Nullable Instant expiresAt) {}

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
    UUID after = Cursor.after(cursor);
    List<TokenListing> rows =
        database
            .unwrap(Session.class)
            .createNativeQuery(
                """
                select id, name, staff_id, expires_at, revoked_at, last_used_at, created_at,
                  created_by
                from api_token
                where organization_id = :organization and id > :after
                order by id
                """,
                TokenListing.class)
            .setParameter("organization", Actor.current().organizationId())
            .setParameter("after", after == null ? BEFORE_ALL : after)
            .setMaxResults(most + 1)
            .getResultList();
    return Page.of(rows, most, token -> new Cursor(token.id()));
  }

  /** Revokes a token at once; a revoked token stays revoked. */
  @POST
  @Path("/tokens/{id}/revoke")
  @ResponseStatus(204)
  public void revoke(UUID id) {
    int found =
        database
            .createNativeQuery(
                """
                update api_token set revoked_at = coalesce(revoked_at, :at)
                where organization_id = :organization and id = :id
                """)
            .setParameter("at", clock.instant())
            .setParameter("organization", Actor.current().organizationId())
            .setParameter("id", id)
            .executeUpdate();
    if (found == 0) {
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
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    String token = Tokens.make();
    database
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            insert into api_token (organization_id, id, staff_id, name, token_hash, created_at,
              created_by, expires_at)
            values (:organization, :id, :staff, :name, :hash, :at, :by, :expires)
            """)
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("id", id)
        .setParameter("staff", holder.id())
        .setParameter("name", wanted.name())
        .setParameter("hash", Tokens.hash(token))
        .setParameter("at", now)
        .setParameter("by", Actor.current().staffId())
        .setParameter("expires", wanted.expiresAt(), Instant.class)
        .executeUpdate();
    return new TokenView(id, wanted.name(), holder.id(), token, wanted.expiresAt());
  }
}
