package org.chairside.machine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.machine.TokenResource.NewToken;
import org.chairside.machine.TokenResource.TokenListing;
import org.chairside.platform.Actor;
import org.chairside.staff.MachineNames;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The tokens of the organization's machines; no entity holds their hashes. */
@ApplicationScoped
class ApiTokens implements MachineNames {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final EntityManager database;

  ApiTokens(EntityManager database) {
    this.database = database;
  }

  @SuppressWarnings("ArrayRecordComponent") // as the driver gives it, read at once
  private record Row(
      UUID id,
      String name,
      String[] scopes,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable Instant lastUsedAt,
      Instant createdAt,
      UUID createdBy) {

    TokenListing listing() {
      List<Scope> may = Arrays.stream(scopes).map(Scope::valueOf).sorted().toList();
      return new TokenListing(
          id, name, id, may, expiresAt, revokedAt, lastUsedAt, createdAt, createdBy);
    }
  }

  /** Tokens in the order in which they were made, from the first where {@code id} is null. */
  List<TokenListing> after(@Nullable UUID id, int most) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id, name, scopes, expires_at, revoked_at, last_used_at, created_at, created_by
            from api_token
            where organization_id = :organization and id > :after
            order by id
            """,
            Row.class)
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("after", id == null ? BEFORE_ALL : id)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(Row::listing)
        .toList();
  }

  @Override
  public List<MachineName> machinesAfter(@Nullable UUID id, int most) {
    return after(id, most).stream()
        .map(token -> new MachineName(token.id(), token.name()))
        .toList();
  }

  /** The name of the organization's machine with this id. */
  @Override
  public Optional<MachineName> machine(UUID id) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id, name from api_token where organization_id = :organization and id = :id
            """,
            MachineName.class)
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Adds the token with this hash and returns its id, which is the machine's. */
  UUID add(NewToken wanted, byte[] hash, Instant now) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    database
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            insert into api_token (organization_id, id, name, scopes, token_hash, created_at,
              created_by, expires_at)
            values (:organization, :id, :name, :scopes, :hash, :at, :by, :expires)
            """)
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("id", id)
        .setParameter("name", wanted.name())
        .setParameter("scopes", names(wanted.scopes()))
        .setParameter("hash", hash)
        .setParameter("at", now)
        .setParameter("by", Actor.current().staffId())
        .setParameter("expires", wanted.expiresAt())
        .executeUpdate();
    return id;
  }

  private static String[] names(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Enum::name).toArray(String[]::new);
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
}
