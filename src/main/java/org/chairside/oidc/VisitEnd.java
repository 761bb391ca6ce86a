package org.chairside.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.oidc.Admission.Arrival;
import org.chairside.oidc.Admission.Outcome;
import org.chairside.oidc.OpenProviders.OpenProvider;
import org.chairside.oidc.ProviderVisits.Ended;
import org.chairside.oidc.ProviderVisits.Ticket;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.staff.AccountEvent;
import org.chairside.staff.AccountEvent.AccountEventKind;
import org.chairside.staff.Tokens;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes in somebody who comes back from a provider. */
@ApplicationScoped
class VisitEnd {

  private static final Logger LOG = Logger.getLogger(VisitEnd.class);
  private static final String DENIED = "access_denied";

  private final ProviderVisits visits;
  private final CodeExchange exchange;
  private final Admission admission;
  private final Transactions transactions;
  private final Event<AccountEvent> told;

  VisitEnd(
      ProviderVisits visits,
      CodeExchange exchange,
      Admission admission,
      Transactions transactions,
      Event<AccountEvent> told) {
    this.visits = visits;
    this.exchange = exchange;
    this.admission = admission;
    this.transactions = transactions;
    this.told = told;
  }

  /**
   * What the provider sent back with the browser.
   *
   * @param issuer who says so (RFC 9207), or null
   * @param error why there is no code, or null
   */
  record Answer(@Nullable String code, @Nullable String issuer, @Nullable String error) {

    /** The code belongs in no log. */
    @Override
    public String toString() {
      return "Answer";
    }
  }

  /**
   * Where the browser goes now.
   *
   * @param page of the web app
   * @param problem why the person did not get in; null where they did
   * @param token what the browser's cookie holds from now on; null where that stays
   */
  record Return(String page, @Nullable SignInProblem problem, @Nullable String token) {

    /** The token belongs in no log. */
    @Override
    public String toString() {
      return "Return";
    }
  }

  /** Ends the visit, whatever comes of it. */
  Return end(OpenProvider provider, Ticket ticket, Answer answer, String address)
      throws SQLException {
    String page = ReturnPath.HOME;
    try {
      Ended ended = visits.end(provider, ticket);
      page = ended.visit().returnTo();
      ProvenPerson person = person(provider, ended.visit(), answer);
      Outcome outcome = admit(provider, ended, person, address);
      return new Return(page, outcome.problem(), outcome.token());
    } catch (ProviderFault fault) {
      LOG.infof("provider %s: %s", provider.id(), fault.getMessage());
      told.fire(
          new AccountEvent(
              AccountEventKind.PROVIDER_FAILED,
              provider.organizationId(),
              null,
              address,
              provider.id(),
              List.of()));
      return new Return(page, fault.problem(), null);
    }
  }

  private ProvenPerson person(OpenProvider provider, ProviderVisit visit, Answer answer)
      throws ProviderFault {
    if (answer.issuer() != null && !answer.issuer().equals(provider.issuer())) {
      throw new ProviderFault(SignInProblem.NOT_VERIFIED, "the answer is of another issuer");
    }
    String code = answer.code();
    if (answer.error() != null || code == null) {
      throw new ProviderFault(
          DENIED.equals(answer.error()) || answer.error() == null
              ? SignInProblem.DENIED
              : SignInProblem.PROVIDER_UNAVAILABLE,
          "the provider gives no code");
    }
    ProvenPerson person = exchange.person(provider, visit, code);
    if (visit.purpose() != ProviderVisit.Purpose.SIGN_IN
        && (person.provenAt() == null
            || person.provenAt().isBefore(visit.beganAt().minus(TokenRules.SKEW)))) {
      throw new ProviderFault(
          SignInProblem.NOT_VERIFIED, "the provider did not ask the person again");
    }
    return person;
  }

  private Outcome admit(OpenProvider provider, Ended ended, ProvenPerson person, String address) {
    var arrival = new Arrival(provider.id(), person, ended.signInHash(), Tokens.make(), address);
    return transactions.call(
        Actor.system(provider.organizationId()),
        () ->
            switch (ended.visit().purpose()) {
              case SIGN_IN -> admission.signIn(arrival);
              case LINK -> admission.link(arrival, goer(ended));
              case REAUTHENTICATION -> admission.prove(arrival, goer(ended));
            });
  }

  private static UUID goer(Ended ended) {
    return Objects.requireNonNull(ended.visit().staffId());
  }
}
