package org.chairside.identity;

import static org.chairside.identity.IdentityMessages.IDENTITY;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.identity.IdentityProvider.Settings;
import org.chairside.identity.IdentityProviderResource.IdentityProviderChange;
import org.chairside.identity.IdentityProviderResource.NewIdentityProvider;
import org.chairside.platform.Actor;
import org.chairside.platform.RightsChanges;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.staff.Workplaces;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Enters and changes providers, within the current transaction. */
@ApplicationScoped
class ProviderSettings {

  private static final List<String> USUAL_SCOPES = List.of("profile");

  private final IdentityProviders providers;
  private final StaffIdentities identities;
  private final ProvidedSignIns signIns;
  private final SafeAddresses addresses;
  private final SecretBox secrets;
  private final Workplaces workplaces;
  private final RightsChanges rights;
  private final Clock clock;

  ProviderSettings(
      IdentityProviders providers,
      StaffIdentities identities,
      ProvidedSignIns signIns,
      SafeAddresses addresses,
      SecretBox secrets,
      Workplaces workplaces,
      RightsChanges rights,
      Clock clock) {
    this.providers = providers;
    this.identities = identities;
    this.signIns = signIns;
    this.addresses = addresses;
    this.secrets = secrets;
    this.workplaces = workplaces;
    this.rights = rights;
    this.clock = clock;
  }

  /**
   * Adds a provider.
   *
   * @throws Conflict where the name is taken, or there is no key to encrypt its secret with
   * @throws Invalid where the issuer is no address with HTTPS, or a clinic is unknown
   */
  IdentityProvider add(NewIdentityProvider wanted) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    var settings =
        new Settings(
            wanted.name().strip(),
            wanted.clientId().strip(),
            Objects.requireNonNullElse(wanted.scopes(), USUAL_SCOPES),
            wanted.roleRules(),
            Objects.requireNonNullElse(wanted.clinicRules(), List.of()),
            Boolean.TRUE.equals(wanted.createPeople()),
            !Boolean.FALSE.equals(wanted.enabled()));
    String issuer = wanted.issuer().strip();
    if (!isIssuer(issuer)) {
      throw new Invalid("issuer", IDENTITY.issuerAddress());
    }
    check(settings, null);
    var provider =
        new IdentityProvider(id, issuer, settings, closed(id, wanted.clientSecret()), stamp());
    providers.persistAndFlush(provider);
    note(id, null, settings);
    return provider;
  }

  /**
   * Changes a provider.
   *
   * @throws Conflict where the name is taken, or there is no key to encrypt its secret with
   * @throws Invalid where a clinic is unknown
   */
  IdentityProvider change(IdentityProvider provider, IdentityProviderChange change) {
    Settings before = provider.settings();
    var settings =
        new Settings(
            change.name() == null ? before.name() : change.name().strip(),
            change.clientId() == null ? before.clientId() : change.clientId().strip(),
            change.scopes() == null ? before.scopes() : change.scopes(),
            change.roleRules() == null ? before.roleRules() : change.roleRules(),
            change.clinicRules() == null ? before.clinicRules() : change.clinicRules(),
            change.createPeople() == null ? before.createPeople() : change.createPeople(),
            change.enabled() == null ? before.enabled() : change.enabled());
    check(settings, provider.id());
    provider.change(settings, closed(provider.id(), change.clientSecret()), stamp());
    providers.flush();
    note(provider.id(), before, settings);
    return provider;
  }

  /**
   * Approves what another admin entered.
   *
   * @throws NotAllowed by who changed it last
   * @throws Conflict where it is approved
   */
  IdentityProvider approve(IdentityProvider provider) {
    if (provider.isApproved()) {
      throw new Conflict(IDENTITY.approvedAlready());
    }
    if (provider.isChangedBy(Actor.current().staffId())) {
      throw new NotAllowed(IDENTITY.byAnotherAdmin());
    }
    provider.approve(stamp());
    providers.flush();
    rights.note(provider.id(), "approved", Set.of(false), Set.of(true));
    return provider;
  }

  /** Removes a provider, and ends the access of everybody who signs in there. */
  void remove(IdentityProvider provider) {
    provider.remove(stamp());
    providers.flush();
    for (StaffIdentity identity : identities.lockAllAt(provider.id())) {
      identity.end(stamp());
      signIns.endAll(identity.staffId());
      rights.note(identity.staffId(), "identity", Set.of(provider.id()), Set.of());
    }
    identities.flush();
    note(provider.id(), provider.settings(), null);
  }

  private boolean isIssuer(String issuer) {
    try {
      URI address = new URI(issuer);
      return addresses.isSafe(address)
          && address.getQuery() == null
          && address.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void check(Settings settings, @Nullable UUID id) {
    if (settings.roleRules().isEmpty()) {
      throw new Invalid("roleRules", IDENTITY.someRoleRule());
    }
    if (providers.isNameTaken(settings.name(), id)) {
      throw Conflict.over("name", IDENTITY.providerNameTaken());
    }
    Set<UUID> known =
        workplaces.all().stream().map(Workplaces.Workplace::id).collect(Collectors.toSet());
    if (settings.clinicRules().stream()
        .map(ClinicRule::clinicId)
        .anyMatch(clinic -> clinic != null && !known.contains(clinic))) {
      throw new Invalid("clinicRules", NOT_FOUND.clinic());
    }
  }

  private byte @Nullable [] closed(UUID id, @Nullable String secret) {
    return secret == null ? null : secrets.close(id, secret);
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }

  private void note(UUID id, @Nullable Settings before, @Nullable Settings after) {
    rights.note(id, "enabled", enabled(before), enabled(after));
    rights.note(id, "createPeople", createPeople(before), createPeople(after));
    rights.note(id, "mappedRoles", roles(before), roles(after));
    rights.note(id, "mappedClinics", clinics(before), clinics(after));
  }

  private static Set<Boolean> enabled(@Nullable Settings settings) {
    return settings == null ? Set.of() : Set.of(settings.enabled());
  }

  private static Set<Boolean> createPeople(@Nullable Settings settings) {
    return settings == null ? Set.of() : Set.of(settings.createPeople());
  }

  // Which claims lead to them is in the provider's own view: the audit keeps codes and ids.
  private static Set<String> roles(@Nullable Settings settings) {
    return settings == null
        ? Set.of()
        : settings.roleRules().stream()
            .map(rule -> rule.role().name())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> clinics(@Nullable Settings settings) {
    return settings == null
        ? Set.of()
        : settings.clinicRules().stream()
            .map(rule -> rule.clinicId() == null ? "everywhere" : rule.clinicId().toString())
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
