package org.chairside.caller;

import static org.chairside.staff.StaffMessages.STAFF;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.caller.TokenHolders.Holder;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.web.ReaderLanguage;
import org.chairside.staff.AuthCookies;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the caller by the browser's cookie or a machine's bearer token.
 *
 * <p>The tabs of a browser share one cookie. A tab that still shows the previous person would write
 * in the name of the current one. Each request therefore names the person its tab shows, and a
 * mismatch counts as not signed in. Signing in and out, locking and unlocking are exempt, so that
 * every tab can use them.
 *
 * <p>Who signed in with a temporary password can do nothing but change it; who has to have a second
 * factor and has none, nothing but set one up.
 */
@ApplicationScoped
class TokenAuthentication
    implements HttpAuthenticationMechanism, IdentityProvider<TokenAuthenticationRequest> {

  /** The person the client shows as signed in; without it nothing is compared. */
  static final String BELIEVED = "Chairside-Staff";

  private static final String PASSWORD_CHANGE_DUE = "org.chairside.password-change-due";
  private static final String LANGUAGE = "org.chairside.language";

  // What a person may do who signed in with a temporary password.
  private static final Set<String> WHILE_PASSWORD_CHANGE_IS_DUE =
      Set.of("/api/me", "/api/me/password", "/api/auth/logout");

  private static final String SECOND_FACTOR_DUE = "org.chairside.second-factor-due";

  // What a person may do who has to set a second factor up.
  private static final Set<String> WHILE_SECOND_FACTOR_IS_DUE =
      Set.of("/api/me", "/api/me/password", "/api/me/reauthentication", "/api/auth/logout");
  private static final List<String> SECOND_FACTORS =
      List.of("/api/me/second-factors", "/api/me/passkeys");

  private final TokenHolders holders;

  TokenAuthentication(TokenHolders holders) {
    this.holders = holders;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    String token = AuthCookies.token(context);
    return token == null || token.isEmpty()
        ? Uni.createFrom().optional(java.util.Optional.empty())
        : identities
            .authenticate(new TokenAuthenticationRequest(new TokenCredential(token, "chairside")))
            .invoke(
                identity -> {
                  ReaderLanguage.set(context, identity.getAttribute(LANGUAGE));
                  refuseSomebodyElse(context, identity);
                  refuseTemporaryPassword(context, identity);
                  refuseWithoutSecondFactor(context, identity);
                });
  }

  private static void refuseSomebodyElse(RoutingContext context, SecurityIdentity identity) {
    String believed = context.request().getHeader(BELIEVED);
    String actual = String.valueOf(Actor.of(identity).staffId());
    if (believed != null && !believed.strip().equalsIgnoreCase(actual)) {
      throw new AuthenticationFailedException("another person is signed in");
    }
  }

  private static void refuseTemporaryPassword(RoutingContext context, SecurityIdentity identity) {
    boolean due = identity.<Boolean>getAttribute(PASSWORD_CHANGE_DUE);
    if (due && !WHILE_PASSWORD_CHANGE_IS_DUE.contains(context.normalizedPath())) {
      throw new NotAllowed(STAFF.passwordChangeDue());
    }
  }

  private static void refuseWithoutSecondFactor(RoutingContext context, SecurityIdentity identity) {
    boolean due = identity.<Boolean>getAttribute(SECOND_FACTOR_DUE);
    String path = context.normalizedPath();
    if (due
        && !WHILE_SECOND_FACTOR_IS_DUE.contains(path)
        && SECOND_FACTORS.stream()
            .noneMatch(one -> path.equals(one) || path.startsWith(one + "/"))) {
      throw new NotAllowed(STAFF.secondFactorDue());
    }
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(request.getToken().getToken()));
  }

  private @Nullable SecurityIdentity identity(String token) {
    try {
      return holders.holder(token).map(TokenAuthentication::identity).orElse(null);
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  private static SecurityIdentity identity(Holder holder) {
    Actor actor = holder.actor();
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(String.valueOf(actor.staffId())))
        .addRoles(actor.roles().stream().map(Enum::name).collect(Collectors.toSet()))
        .addAttribute(Actor.ATTRIBUTE, actor)
        .addAttribute(MachineCalls.SCOPES, holder.scopes())
        .addAttribute(PASSWORD_CHANGE_DUE, holder.passwordChangeDue())
        .addAttribute(SECOND_FACTOR_DUE, holder.secondFactorDue())
        .addAttributes(holder.language() == null ? Map.of() : Map.of(LANGUAGE, holder.language()))
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, null, null));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenAuthenticationRequest.class);
  }
}
