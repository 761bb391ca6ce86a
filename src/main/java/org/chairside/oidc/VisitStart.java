package org.chairside.oidc;

import static org.chairside.oidc.OidcMessages.OIDC;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.chairside.oidc.OpenProviders.OpenProvider;
import org.chairside.oidc.ProviderVisit.Purpose;
import org.chairside.oidc.ProviderVisits.Ticket;
import org.chairside.platform.problem.Conflict;
import org.chairside.staff.SignIns;
import org.chairside.staff.SignIns.SignedIn;
import org.chairside.staff.Tokens;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends somebody to a provider. */
@ApplicationScoped
class VisitStart {

  private static final Logger LOG = Logger.getLogger(VisitStart.class);

  private final OpenProviders providers;
  private final ProviderVisits visits;
  private final CodeExchange exchange;
  private final SignIns signIns;
  private final Clock clock;

  VisitStart(
      OpenProviders providers,
      ProviderVisits visits,
      CodeExchange exchange,
      SignIns signIns,
      Clock clock) {
    this.providers = providers;
    this.visits = visits;
    this.exchange = exchange;
    this.signIns = signIns;
    this.clock = clock;
  }

  /**
   * Begins a sign-in. The browser's sign-in of before ends when the person is back; one at another
   * organization ends now.
   *
   * @param browser what the browser's cookie holds
   * @param earlier the token of its sign-in, or null
   * @return where the browser goes
   */
  URI signIn(UUID provider, String browser, @Nullable String earlier, @Nullable String returnTo)
      throws SQLException {
    OpenProvider open = providers.get(provider);
    SignedIn before = earlier == null ? null : signIns.signedIn(earlier);
    if (before != null && !before.organizationId().equals(open.organizationId())) {
      signIns.signOut(before.token());
      before = null;
    }
    return begin(open, Purpose.SIGN_IN, browser, before, returnTo);
  }

  /** The same for somebody who is signed in and stays so. */
  URI proof(
      Purpose purpose, UUID provider, String browser, SignedIn signIn, @Nullable String returnTo)
      throws SQLException {
    return begin(providers.get(provider), purpose, browser, signIn, returnTo);
  }

  private URI begin(
      OpenProvider provider,
      Purpose purpose,
      String browser,
      @Nullable SignedIn signIn,
      @Nullable String returnTo)
      throws SQLException {
    var ticket = new Ticket(Tokens.make(), browser);
    var visit =
        new ProviderVisit(
            purpose,
            Tokens.make(),
            Tokens.make(),
            signIn == null || purpose == Purpose.SIGN_IN ? null : signIn.staffId(),
            ReturnPath.of(returnTo),
            clock.instant());
    try {
      URI address = exchange.address(provider, visit, ticket.state());
      visits.add(provider, ticket, visit, signIn == null ? null : Tokens.hash(signIn.token()));
      return address;
    } catch (ProviderFault fault) {
      LOG.warnf("provider %s: %s", provider.id(), fault.getMessage());
      throw new Conflict(OIDC.providerUnavailable());
    }
  }
}
