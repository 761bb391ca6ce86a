package org.chairside.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.account.TokenResource.NewToken;
import org.chairside.account.TokenResource.TokenListing;
import org.chairside.platform.Actor;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The tokens of the organization's programs; no entity holds their hashes. */
@ApplicationScoped
class ApiTokens {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final EntityManager database;

  ApiTokens(EntityManager database) {
    this.database = database;
  }

  /** Tokens in the order in which they were made, from the first where {@code id} is null. */
  List<TokenListing> after(@Nullable UUID id, int most) {
    return database
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
        .setParameter("after", id == null ? BEFORE_ALL : id)
        .setMaxResults(most)
        .getResultList();
  }

  /** Adds the token with this hash and returns its id. */
  UUID add(NewToken wanted, byte[] hash, Instant now) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
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
        .setParameter("staff", wanted.staffId())
        .setParameter("name", wanted.name())
        .setParameter("hash", hash)
        .setParameter("at", now)
        .setParameter("by", Actor.current().staffId())
        .setParameter("expires", wanted.expiresAt(), Instant.class)
        .executeUpdate();
    return id;
  }

  /**
   * Ends the token now; one that has ended keeps its time.
   *
   * @return whether there is such a token
   */
  boolean revoke(UUID id, Instant now) {
    return database
            .createNativeQuery(
                """
                update api_token set revoked_at = coalesce(revoked_at, :at)
                where organization_id = :organization and id = :id
                """)
            .setParameter("at", now)
            .setParameter("organization", Actor.current().organizationId())
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** Ends all tokens that act for this person. */
  void revokeAll(UUID staffId, Instant now) {
    database
        .createNativeQuery(
            """
            update api_token set revoked_at = :at
            where organization_id = :organization and staff_id = :staff and revoked_at is null
            """)
        .setParameter("at", now)
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("staff", staffId)
        .executeUpdate();
  }
}
