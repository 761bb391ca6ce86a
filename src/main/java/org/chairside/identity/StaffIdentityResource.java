package org.chairside.identity;

import static org.chairside.identity.IdentityMessages.IDENTITY;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Versioned;
import org.chairside.staff.Organizations;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffAccounts;
import org.chairside.staff.StaffMembers;
import org.chairside.staff.Tokens;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Who a person is at a provider, as admins say. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class StaffIdentityResource {

  private final StaffIdentities identities;
  private final IdentityProviders providers;
  private final StaffMembers staff;
  private final StaffAccounts accounts;
  private final Organizations organizations;
  private final ProvidedSignIns signIns;
  private final RightsChanges rights;
  private final Clock clock;

  StaffIdentityResource(
      StaffIdentities identities,
      IdentityProviders providers,
      StaffMembers staff,
      StaffAccounts accounts,
      Organizations organizations,
      ProvidedSignIns signIns,
      RightsChanges rights,
      Clock clock) {
    this.identities = identities;
    this.providers = providers;
    this.staff = staff;
    this.accounts = accounts;
    this.organizations = organizations;
    this.signIns = signIns;
    this.rights = rights;
    this.clock = clock;
  }

  /**
   * Who a person is at a provider.
   *
   * @param subject the {@code sub} of their ID tokens
   */
  public record StaffIdentityView(
      UUID staffId,
      UUID providerId,
      String issuer,
      String subject,
      Instant createdAt,
      @Nullable UUID createdBy,
      int version)
      implements Versioned {

    static StaffIdentityView of(StaffIdentity identity) {
      return new StaffIdentityView(
          identity.staffId(),
          identity.providerId(),
          identity.issuer(),
          identity.subject(),
          identity.createdAt(),
          identity.createdBy(),
          identity.version());
    }
  }

  /**
   * Who a person is to be at a provider.
   *
   * @param subject the {@code sub} of their ID tokens: no name and no mail address
   */
  public record NewStaffIdentity(
      @NotNull UUID providerId, @NotBlank @Size(max = 255) @OneLine String subject) {}

  @GET
  @Path("/staff/{id}/identity")
  public StaffIdentityView get(UUID id) {
    return StaffIdentityView.of(
        identities.of(staff.get(id).id()).orElseThrow(() -> new NotFound(IDENTITY.noIdentity())));
  }

  /**
   * Links a person with an identity: from now on they sign in at the provider alone, and it gives
   * them their roles. Their password, sign-ins and PINs end.
   */
  @PUT
  @Path("/staff/{id}/identity")
  public StaffIdentityView link(UUID id, @Valid @NotNull NewStaffIdentity wanted) {
    Staff person = staff.getLocked(id);
    if (id.equals(Actor.current().staffId())) {
      throw new Conflict(IDENTITY.ownIdentity());
    }
    if (organizations.current().secondAdminForClinicalRoles()) {
      // One admin alone could otherwise become anybody.
      throw new NotAllowed(IDENTITY.linkByThePerson());
    }
    IdentityProvider provider = providers.get(wanted.providerId());
    String subject = wanted.subject().strip();
    if (identities.lockOf(id).isPresent()
        || identities.lockSubject(provider, subject).isPresent()) {
      throw new Conflict(IDENTITY.linkedAlready());
    }
    var identity = new StaffIdentity(id, provider, subject, stamp());
    identities.persistAndFlush(identity);
    rights.note(id, "identity", Set.of(), Set.of(provider.id()));
    accounts.closeToPasswords(person, Tokens.make());
    signIns.endAll(id);
    return StaffIdentityView.of(identity);
  }

  /**
   * Ends a person's identity, with their sign-ins and PINs. They keep their roles, and get in again
   * with a password that an admin gives them.
   */
  @DELETE
  @Path("/staff/{id}/identity")
  @ResponseStatus(204)
  public void unlink(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    StaffIdentity identity =
        identities
            .lockOf(staff.get(id).id())
            .orElseThrow(() -> new NotFound(IDENTITY.noIdentity()));
    Versioned.require(ifMatch, identity.version());
    if (id.equals(Actor.current().staffId())) {
      throw new Conflict(IDENTITY.ownIdentity());
    }
    identity.end(stamp());
    identities.flush();
    rights.note(id, "identity", Set.of(identity.providerId()), Set.of());
    signIns.endAll(id);
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
