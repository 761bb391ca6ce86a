package org.chairside.oidc;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chairside.identity.IdentityProvider;
import org.chairside.identity.IdentityProviders;
import org.chairside.identity.PublicAddress;
import org.chairside.identity.StaffIdentities;
import org.chairside.oidc.ProviderVisitResource.SignInProvider;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Who the signed-in person is at their provider. */
@Path("/")
@Authenticated
class OwnIdentityResource {

  private static final Logger LOG = Logger.getLogger(OwnIdentityResource.class);

  private final StaffIdentities identities;
  private final IdentityProviders providers;
  private final OpenProviders open;
  private final ProviderDirectory directory;
  private final PublicAddress address;
  private final Transactions transactions;
  private final SecurityIdentity identity;

  OwnIdentityResource(
      StaffIdentities identities,
      IdentityProviders providers,
      OpenProviders open,
      ProviderDirectory directory,
      PublicAddress address,
      Transactions transactions,
      SecurityIdentity identity) {
    this.identities = identities;
    this.providers = providers;
    this.open = open;
    this.directory = directory;
    this.address = address;
    this.transactions = transactions;
    this.identity = identity;
  }

  /**
   * Where the person signs in.
   *
   * @param provider null where they do so here, with a password
   * @param linkable the providers at which they could do so from now on; none where they do already
   */
  public record OwnIdentity(@Nullable SignInProvider provider, List<SignInProvider> linkable) {}

  /**
   * How to sign out at the provider, too.
   *
   * @param location where the browser goes after it was signed out here; null where the provider
   *     offers nothing
   */
  public record ProviderSignOut(@Nullable URI location) {}

  /** Where the caller signs in. */
  @GET
  @Path("/me/identity")
  public OwnIdentity own() throws SQLException {
    IdentityProvider provider = provider().orElse(null);
    if (provider != null) {
      return new OwnIdentity(new SignInProvider(provider.id(), provider.name()), List.of());
    }
    return new OwnIdentity(
        null,
        open.of(Actor.of(identity).organizationId()).stream()
            .map(each -> new SignInProvider(each.id(), each.name()))
            .toList());
  }

  /** Where the caller is signed out at their provider. The address has no token. */
  @GET
  @Path("/me/identity/sign-out")
  public ProviderSignOut signOut() {
    IdentityProvider provider = provider().orElse(null);
    if (provider == null) {
      return new ProviderSignOut(null);
    }
    try {
      URI end = directory.endSession(provider.issuer());
      return new ProviderSignOut(end == null ? null : withReturn(end, provider));
    } catch (ProviderFault fault) {
      LOG.infof("provider %s: %s", provider.id(), fault.getMessage());
      return new ProviderSignOut(null);
    }
  }

  private URI withReturn(URI end, IdentityProvider provider) {
    String separator = end.getRawQuery() == null ? "?" : "&";
    return URI.create(
        end
            + separator
            + "client_id="
            + URLEncoder.encode(provider.clientId(), StandardCharsets.UTF_8)
            + "&post_logout_redirect_uri="
            + URLEncoder.encode(address.home().toString(), StandardCharsets.UTF_8));
  }

  private Optional<IdentityProvider> provider() {
    Actor actor = Actor.of(identity);
    UUID staffId = Objects.requireNonNull(actor.staffId());
    return transactions.call(
        actor, () -> identities.of(staffId).map(mine -> providers.findById(mine.providerId())));
  }
}
