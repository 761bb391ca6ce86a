package org.chairside.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.account.OwnAccountResource.SignInView;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.staff.SignInIdling;
import org.chairside.staff.StaffAccounts.ActivationChanged;
import org.chairside.staff.Tokens;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What a person of the organization gets in with: sign-ins and PINs on devices. No entity maps
 * them, since their hashes are read before the organization is known.
 */
@ApplicationScoped
class OpenAccess {

  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final byte[] NONE = {};

  private final EntityManager database;
  private final SignInIdling idling;
  private final Clock clock;

  OpenAccess(EntityManager database, SignInIdling idling, Clock clock) {
    this.database = database;
    this.idling = idling;
    this.clock = clock;
  }

  /** A sign-in as a row. */
  public record OpenSignIn(
      UUID id,
      Instant since,
      Instant lastSeenAt,
      Instant endsAt,
      @Nullable String address,
      boolean byPin,
      boolean current,
      boolean byProvider,
      String means) {

    private SignInView view() {
      return new SignInView(
          id, since, lastSeenAt, endsAt, address, byPin, current, byProvider, Means.valueOf(means));
    }
  }

  /**
   * The person's sign-ins that have not ended, in the order in which they were opened.
   *
   * @param id the sign-in after which to begin, or null
   * @param current the token of the one that asks
   */
  List<SignInView> signIns(UUID staffId, String current, @Nullable UUID id, int most) {
    Instant now = clock.instant();
    return database
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id, created_at, last_seen_at, expires_at, address, by_pin,
              token_hash = :current as current,
              provider_id is not null as by_provider,
              coalesce(means, case when by_pin then 'PIN' when provider_id is not null then 'OIDC'
                else 'PASSWORD' end) as means
            from sign_in
            where organization_id = :organization and staff_id = :staff and ended_at is null
              and expires_at > :now and last_seen_at > :seenAfter and id > :after
            order by id
            """,
            OpenSignIn.class)
        .setParameter("current", Tokens.hash(current))
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("staff", staffId)
        .setParameter("now", now)
        .setParameter("seenAfter", idling.seenAfter(now))
        .setParameter("after", id == null ? BEFORE_ALL : id)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(OpenSignIn::view)
        .toList();
  }

  /** Ends all of the person's sign-ins and forgets their PINs on devices. */
  void endSignIns(UUID staffId) {
    end(staffId, NONE);
  }

  /** The same but for the sign-in of this token. */
  void endOtherSignIns(UUID staffId, String token) {
    end(staffId, Tokens.hash(token));
  }

  private void end(UUID staffId, byte[] kept) {
    // A PIN being typed opens a sign-in only while it is there, and a PIN is set only in a sign-in
    // that is open: in this order, and the first again, neither slips through.
    forgetPins(staffId);
    database
        .createNativeQuery(
            """
            update sign_in set ended_at = :now
            where organization_id = :organization and staff_id = :staff and ended_at is null
              and token_hash <> :kept
            """)
        .setParameter("now", clock.instant())
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("staff", staffId)
        .setParameter("kept", kept)
        .executeUpdate();
    forgetPins(staffId);
    endPending(staffId);
  }

  /** Whose password was right and who has not shown a second factor starts over. */
  private void endPending(UUID staffId) {
    database
        .createNativeQuery(
            "delete from pending_sign_in where organization_id = :organization and staff_id = :staff")
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("staff", staffId)
        .executeUpdate();
  }

  private void forgetPins(UUID staffId) {
    database
        .createNativeQuery(
            "delete from device_person where organization_id = :organization and staff_id = :staff")
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("staff", staffId)
        .executeUpdate();
  }

  /**
   * Gives the open sign-in of the old token this new one; the old one is worth nothing then.
   *
   * @return whether there is such a sign-in
   */
  boolean rotate(String old, String wanted) {
    return database
            .createNativeQuery(
                """
                update sign_in set token_hash = :wanted
                where organization_id = :organization and token_hash = :old and ended_at is null
                """)
            .setParameter("wanted", Tokens.hash(wanted))
            .setParameter("organization", Actor.current().organizationId())
            .setParameter("old", Tokens.hash(old))
            .executeUpdate()
        == 1;
  }

  /**
   * Deactivation ends everything for good. So does activation: it revives nothing that was made in
   * between.
   */
  void end(@Observes ActivationChanged changed) {
    endSignIns(changed.staffId());
  }
}
