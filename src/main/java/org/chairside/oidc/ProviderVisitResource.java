package org.chairside.oidc;

import static org.chairside.oidc.OidcMessages.OIDC;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chairside.oidc.OpenProviders.OpenProvider;
import org.chairside.oidc.ProviderVisit.Purpose;
import org.chairside.oidc.ProviderVisits.Ticket;
import org.chairside.oidc.VisitEnd.Answer;
import org.chairside.oidc.VisitEnd.Return;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.transaction.Secret;
import org.chairside.platform.transaction.Transactions;
import org.chairside.platform.web.OtherParameters;
import org.chairside.platform.web.StrangerCalls;
import org.chairside.staff.AuthCookies;
import org.chairside.staff.SignIns;
import org.chairside.staff.SignIns.SignedIn;
import org.chairside.stepup.StepUp;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The way to an identity provider and back. */
@Path("/")
class ProviderVisitResource {

  private final OpenProviders providers;
  private final VisitStart start;
  private final VisitEnd end;
  private final StrangerCalls strangers;
  private final ProviderCookie browser;
  private final AuthCookies cookies;
  private final SignIns signIns;
  private final StepUp stepUp;
  private final Transactions transactions;
  private final SecurityIdentity identity;

  ProviderVisitResource(
      OpenProviders providers,
      VisitStart start,
      VisitEnd end,
      StrangerCalls strangers,
      ProviderCookie browser,
      AuthCookies cookies,
      SignIns signIns,
      StepUp stepUp,
      Transactions transactions,
      SecurityIdentity identity) {
    this.providers = providers;
    this.start = start;
    this.end = end;
    this.strangers = strangers;
    this.browser = browser;
    this.cookies = cookies;
    this.signIns = signIns;
    this.stepUp = stepUp;
    this.transactions = transactions;
    this.identity = identity;
  }

  /** How people of an organization sign in, beside user name and password. */
  public record SignInMethods(List<SignInProvider> providers) {}

  /** A provider at which people sign in. */
  public record SignInProvider(UUID id, String name) {}

  /**
   * A visit to begin.
   *
   * @param returnTo the page to which to come afterwards; the first one where it is none of ours
   */
  public record NewVisit(@Nullable @Size(max = 500) String returnTo) {}

  /**
   * A visit that has begun.
   *
   * @param location where the browser goes now
   */
  public record StartedVisit(URI location) implements Secret {

    /** The address has the state of the visit. */
    @Override
    public String toString() {
      return "StartedVisit";
    }
  }

  /**
   * The providers at which people of an organization sign in.
   *
   * @param organization its id; left out for the only one: where there are several, none is told
   */
  @GET
  @Path("/sign-in-methods")
  @PermitAll
  public SignInMethods methods(@QueryParam("organization") @Nullable UUID organization)
      throws SQLException {
    strangers.count(cookies.address());
    return new SignInMethods(
        providers.of(organization).stream()
            .map(each -> new SignInProvider(each.id(), each.name()))
            .toList());
  }

  /** Begins a sign-in at a provider. */
  @POST
  @Path("/auth/providers/{id}/sign-in")
  @PermitAll
  public RestResponse<StartedVisit> signIn(UUID id, @Valid @NotNull NewVisit wanted)
      throws SQLException {
    strangers.count(cookies.address());
    String value = browser.valueOrNew();
    return begun(value, start.signIn(id, value, cookies.signInToken(), wanted.returnTo()));
  }

  /**
   * Begins to make the signed-in person the one whom they sign in as at the provider. From then on
   * they sign in there alone, and it gives them their roles.
   */
  @POST
  @Path("/auth/providers/{id}/link")
  @Authenticated
  public RestResponse<StartedVisit> link(UUID id, @Valid @NotNull NewVisit wanted)
      throws SQLException {
    SignedIn person = signedIn();
    if (person.byPin()) {
      // Somebody who saw it typed could otherwise take the account over.
      throw new Conflict(OIDC.linkByPassword());
    }
    // Nobody links an account at a tablet that its owner left open.
    transactions.run(Actor.of(identity), stepUp::require);
    return proof(Purpose.LINK, id, person, wanted);
  }

  /** Begins to show at the provider that it is still the same person, in order to sign. */
  @POST
  @Path("/auth/providers/{id}/reauthentication")
  @Authenticated
  public RestResponse<StartedVisit> reauthenticate(UUID id, @Valid @NotNull NewVisit wanted)
      throws SQLException {
    return proof(Purpose.REAUTHENTICATION, id, signedIn(), wanted);
  }

  private RestResponse<StartedVisit> proof(
      Purpose purpose, UUID id, SignedIn person, NewVisit wanted) throws SQLException {
    strangers.count(cookies.address());
    String value = browser.valueOrNew();
    return begun(value, start.proof(purpose, id, value, person, wanted.returnTo()));
  }

  private SignedIn signedIn() throws SQLException {
    String token = cookies.signInToken();
    SignedIn person = token == null ? null : signIns.signedIn(token);
    if (person == null) {
      throw new NotAllowed(OIDC.personOnly());
    }
    return person;
  }

  private RestResponse<StartedVisit> begun(String value, URI location) {
    return ResponseBuilder.ok(new StartedVisit(location)).cookie(browser.of(value)).build();
  }

  /**
   * Takes in the browser that comes back from a provider and sends it to the page it wanted, signed
   * in; else to the same page with {@code sign-in-problem} in its address.
   *
   * @param iss who answers (RFC 9207)
   */
  @GET
  @Path("/auth/providers/{id}/callback")
  @PermitAll
  @OtherParameters
  @APIResponse(responseCode = "303")
  public RestResponse<Void> callback(
      UUID id,
      @QueryParam("state") @Nullable String state,
      @QueryParam("code") @Nullable String code,
      @QueryParam("iss") @Nullable String iss,
      @QueryParam("error") @Nullable String error)
      throws SQLException {
    strangers.count(cookies.address());
    OpenProvider provider = providers.get(id);
    var ticket =
        new Ticket(
            Objects.requireNonNullElse(state, ""), Objects.requireNonNullElse(browser.value(), ""));
    Return where = end.end(provider, ticket, new Answer(code, iss, error), cookies.address());
    // As it is: the framework would make an absolute address of it.
    ResponseBuilder<Void> answer =
        ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
            .header("Location", address(where));
    if (where.token() != null) {
      answer.cookie(cookies.signIn(where.token(), SignIns.LASTS));
    }
    return answer.build();
  }

  private static String address(Return where) {
    if (where.problem() == null) {
      return where.page();
    }
    String[] parts = where.page().split("#", 2);
    String separator = parts[0].contains("?") ? "&" : "?";
    String fragment = parts.length > 1 ? "#" + parts[1] : "";
    return parts[0] + separator + "sign-in-problem=" + where.problem().code() + fragment;
  }
}
