package org.chairside.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.identity.Claims;
import org.chairside.identity.Claims.Workplaces;
import org.chairside.identity.IdentityProvider;
import org.chairside.identity.IdentityProviders;
import org.chairside.identity.ProvidedSignIns;
import org.chairside.identity.StaffIdentities;
import org.chairside.identity.StaffIdentity;
import org.chairside.membership.Memberships;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges;
import org.chairside.staff.AccountEvent;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffAccounts;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody in whom a provider has named, with the roles and clinics that it gives them now.
 * All within the current transaction, for the system: nobody is signed in yet.
 */
@ApplicationScoped
class Admission {

  private static final String EVERYWHERE = "everywhere";

  private final IdentityProviders providers;
  private final StaffIdentities identities;
  private final StaffMembers staff;
  private final StaffAccounts accounts;
  private final FreeUsername usernames;
  private final Memberships memberships;
  private final ProvidedSignIns signIns;
  private final RightsChanges rights;
  private final Event<AccountEvent> told;
  private final Clock clock;

  Admission(
      IdentityProviders providers,
      StaffIdentities identities,
      StaffMembers staff,
      StaffAccounts accounts,
      FreeUsername usernames,
      Memberships memberships,
      ProvidedSignIns signIns,
      RightsChanges rights,
      Event<AccountEvent> told,
      Clock clock) {
    this.providers = providers;
    this.identities = identities;
    this.staff = staff;
    this.accounts = accounts;
    this.usernames = usernames;
    this.memberships = memberships;
    this.signIns = signIns;
    this.rights = rights;
    this.told = told;
    this.clock = clock;
  }

  /**
   * Somebody who comes back.
   *
   * @param person whom the provider named
   * @param signInHash of the sign-in in which they went; null where there was none
   * @param sparePassword that nobody knows, for a new or linked account
   * @param address from where
   */
  @SuppressWarnings("ArrayRecordComponent") // read only
  record Arrival(
      UUID providerId,
      ProvenPerson person,
      byte @Nullable [] signInHash,
      String sparePassword,
      String address) {

    /** Nothing of it belongs in a log. */
    @Override
    public String toString() {
      return "Arrival";
    }
  }

  /**
   * What came of it.
   *
   * @param problem why they did not get in; null where they did
   * @param token what the browser's cookie holds from now on; null where that stays
   */
  record Outcome(@Nullable SignInProblem problem, @Nullable String token) {

    static Outcome of(SignInProblem problem) {
      return new Outcome(problem, null);
    }

    /** The token belongs in no log. */
    @Override
    public String toString() {
      return "Outcome";
    }
  }

  /**
   * Signs somebody in. The roles that the provider no longer gives are gone even if it gives none.
   */
  Outcome signIn(Arrival arrival) {
    rights.begin();
    IdentityProvider provider = providers.get(arrival.providerId());
    Staff person = known(provider, arrival);
    if (person == null) {
      tell(AccountEventKind.PROVIDER_FAILED, arrival, null);
      return Outcome.of(SignInProblem.UNKNOWN_PERSON);
    }
    if (!person.isActive()) {
      tell(AccountEventKind.PROVIDER_REFUSED, arrival, person.id());
      return Outcome.of(SignInProblem.INACTIVE);
    }
    give(provider, person, arrival.person().claims());
    if (person.roles().isEmpty()) {
      tell(AccountEventKind.PROVIDER_REFUSED, arrival, person.id());
      return Outcome.of(SignInProblem.NO_ROLE);
    }
    if (arrival.signInHash() != null) {
      signIns.end(arrival.signInHash());
    }
    String token =
        signIns.open(
            person.id(),
            provider.id(),
            arrival.person().session(),
            arrival.person().provenAt(),
            arrival.address());
    tell(AccountEventKind.CAME_FROM_PROVIDER, arrival, person.id());
    return new Outcome(null, token);
  }

  private @Nullable Staff known(IdentityProvider provider, Arrival arrival) {
    String subject = arrival.person().subject();
    StaffIdentity identity = identities.lockSubject(provider, subject).orElse(null);
    if (identity != null) {
      return staff.getLocked(identity.staffId());
    }
    Claims claims = arrival.person().claims();
    if (!provider.makesPeople() || provider.rolesFor(claims).isEmpty()) {
      return null;
    }
    String username = usernames.of(claims.text("preferred_username"));
    Staff made =
        accounts.takeOn(username, name(claims, username), Set.of(), arrival.sparePassword());
    identities.persistAndFlush(
        new StaffIdentity(made.id(), provider, subject, Actor.current().stamp(clock.instant())));
    rights.note(made.id(), "identity", Set.of(), Set.of(provider.id()));
    return made;
  }

  private static String name(Claims claims, String otherwise) {
    String name = claims.text("name");
    String line = name == null ? "" : name.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return line.isEmpty() || line.length() > 200 ? otherwise : line;
  }

  /** Makes somebody who is signed in here the one whom the provider named. */
  Outcome link(Arrival arrival, UUID staffId) {
    rights.begin();
    IdentityProvider provider = providers.get(arrival.providerId());
    Staff person = staff.getLocked(staffId);
    byte[] signIn = Objects.requireNonNull(arrival.signInHash());
    if (identities.lockOf(staffId).isPresent()
        || identities.lockSubject(provider, arrival.person().subject()).isPresent()) {
      tell(AccountEventKind.PROVIDER_REFUSED, arrival, staffId);
      return Outcome.of(SignInProblem.LINKED_ALREADY);
    }
    if (provider.rolesFor(arrival.person().claims()).isEmpty()) {
      // They would have no way in any more.
      tell(AccountEventKind.PROVIDER_REFUSED, arrival, staffId);
      return Outcome.of(SignInProblem.NO_ROLE);
    }
    if (!person.isActive()
        || !signIns.give(signIn, staffId, provider.id(), arrival.person().session())) {
      return Outcome.of(SignInProblem.EXPIRED);
    }
    identities.persistAndFlush(
        new StaffIdentity(
            staffId, provider, arrival.person().subject(), Actor.current().stamp(clock.instant())));
    rights.note(staffId, "identity", Set.of(), Set.of(provider.id()));
    give(provider, person, arrival.person().claims());
    accounts.closeToPasswords(person, arrival.sparePassword());
    signIns.endOthers(staffId, signIn);
    tell(AccountEventKind.CAME_FROM_PROVIDER, arrival, staffId);
    return new Outcome(null, null);
  }

  /** Notes that somebody who is signed in here has just shown there that it is they. */
  Outcome prove(Arrival arrival, UUID staffId) {
    rights.begin();
    IdentityProvider provider = providers.get(arrival.providerId());
    boolean same =
        identities
            .lockSubject(provider, arrival.person().subject())
            .filter(identity -> identity.staffId().equals(staffId))
            .isPresent();
    if (!same) {
      tell(AccountEventKind.PROVIDER_REFUSED, arrival, staffId);
      return Outcome.of(SignInProblem.ANOTHER_PERSON);
    }
    if (!signIns.prove(staffId, Objects.requireNonNull(arrival.signInHash()))) {
      return Outcome.of(SignInProblem.EXPIRED);
    }
    tell(AccountEventKind.CAME_FROM_PROVIDER, arrival, staffId);
    return new Outcome(null, null);
  }

  private void give(IdentityProvider provider, Staff person, Claims claims) {
    Set<Role> roles = provider.rolesFor(claims);
    rights.note(person.id(), "roles", person.roles(), roles);
    if (!person.roles().equals(roles)) {
      person.give(roles.isEmpty() ? EnumSet.noneOf(Role.class) : roles);
      staff.flush();
    }
    provider.workplacesFor(claims).ifPresent(wanted -> put(person, wanted));
  }

  private void put(Staff person, Workplaces wanted) {
    Set<String> before =
        codes(memberships.worksEverywhere(person.id()), memberships.clinicsOf(person.id()));
    Set<String> after = codes(wanted.everywhere(), wanted.clinicIds());
    rights.note(person.id(), "clinics", before, after);
    if (!before.equals(after)) {
      memberships.put(person.id(), wanted.everywhere(), wanted.clinicIds());
    }
  }

  private static Set<String> codes(boolean everywhere, Set<UUID> clinics) {
    Set<String> codes = new TreeSet<>();
    if (everywhere) {
      codes.add(EVERYWHERE);
    } else {
      clinics.forEach(id -> codes.add(id.toString()));
    }
    return codes;
  }

  private void tell(AccountEventKind kind, Arrival arrival, @Nullable UUID staffId) {
    told.fire(
        new AccountEvent(
            kind,
            Actor.current().organizationId(),
            staffId,
            arrival.address(),
            arrival.providerId(),
            rights.noted()));
  }
}
