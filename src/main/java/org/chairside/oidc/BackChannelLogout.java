package org.chairside.oidc;

import com.nimbusds.jwt.JWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.identity.IdentityProviders;
import org.chairside.identity.ProvidedSignIns;
import org.chairside.identity.StaffIdentities;
import org.chairside.oidc.OpenProviders.OpenProvider;
import org.chairside.oidc.TokenRules.EndedSession;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.staff.AccountEvent;
import org.chairside.staff.AccountEvent.AccountEventKind;

/** Ends what a provider's session opened, when the provider says that it has ended. */
@ApplicationScoped
class BackChannelLogout {

  private final ProviderDirectory directory;
  private final IdentityProviders providers;
  private final StaffIdentities identities;
  private final ProvidedSignIns signIns;
  private final Transactions transactions;
  private final Event<AccountEvent> told;
  private final Clock clock;

  BackChannelLogout(
      ProviderDirectory directory,
      IdentityProviders providers,
      StaffIdentities identities,
      ProvidedSignIns signIns,
      Transactions transactions,
      Event<AccountEvent> told,
      Clock clock) {
    this.directory = directory;
    this.providers = providers;
    this.identities = identities;
    this.signIns = signIns;
    this.transactions = transactions;
    this.told = told;
    this.clock = clock;
  }

  /**
   * Ends the sign-ins that this logout token names.
   *
   * @param address from where it came
   * @throws ProviderFault where it is not to be believed, or came before
   */
  void end(OpenProvider provider, JWT token, String address) throws ProviderFault {
    EndedSession ended =
        new TokenRules(
                provider.issuer(), provider.clientId(), directory.of(provider.issuer()).keys())
            .endedSession(token, clock.instant());
    String tokenId = tokenId(token);
    boolean isNew =
        transactions.call(
            Actor.system(provider.organizationId()),
            () -> {
              if (!signIns.isNew(provider.id(), tokenId, forgottenAt())) {
                return false;
              }
              for (UUID person : people(provider, ended)) {
                end(provider, ended, person, address);
              }
              return true;
            });
    if (!isNew) {
      throw new ProviderFault(SignInProblem.NOT_VERIFIED, "the logout token was sent before");
    }
  }

  private static String tokenId(JWT token) throws ProviderFault {
    try {
      String id = token.getJWTClaimsSet().getJWTID();
      if (id != null && !id.isBlank()) {
        return id;
      }
    } catch (ParseException e) {
      // told below
    }
    throw new ProviderFault(SignInProblem.NOT_VERIFIED, "the logout token has no id");
  }

  /** From then on a token that comes again is refused for its age. */
  private Instant forgottenAt() {
    return clock.instant().plus(TokenRules.LOGOUT_LASTS).plus(TokenRules.SKEW.multipliedBy(2));
  }

  private Set<UUID> people(OpenProvider provider, EndedSession ended) {
    if (ended.subject() == null) {
      return signIns.peopleOf(provider.id(), String.valueOf(ended.session()));
    }
    return identities
        .lockSubject(providers.get(provider.id()), ended.subject())
        .map(identity -> Set.of(identity.staffId()))
        .orElse(Set.of());
  }

  private void end(OpenProvider provider, EndedSession ended, UUID person, String address) {
    if (ended.session() == null) {
      signIns.endAll(person);
    } else {
      signIns.endSession(person, provider.id(), ended.session());
    }
    told.fire(
        new AccountEvent(
            AccountEventKind.SIGNED_OUT_BY_PROVIDER,
            provider.organizationId(),
            person,
            address,
            provider.id(),
            List.of()));
  }
}
