package org.chairside.oidc;

import static org.chairside.oidc.OidcMessages.OIDC;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.UUID;
import org.chairside.oidc.OpenProviders.OpenProvider;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.web.StrangerCalls;
import org.chairside.staff.AuthCookies;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A provider tells that somebody's session there has ended (OpenID Connect Back-Channel Logout).
 */
@Path("/")
class BackChannelLogoutResource {

  private static final Logger LOG = Logger.getLogger(BackChannelLogoutResource.class);
  private static final int LONGEST_TOKEN = 16_000;

  private final OpenProviders providers;
  private final BackChannelLogout logout;
  private final StrangerCalls strangers;
  private final AuthCookies cookies;

  BackChannelLogoutResource(
      OpenProviders providers,
      BackChannelLogout logout,
      StrangerCalls strangers,
      AuthCookies cookies) {
    this.providers = providers;
    this.logout = logout;
    this.strangers = strangers;
    this.cookies = cookies;
  }

  /**
   * Ends the sign-ins of a session at the provider, or of a person there, at once; 400 where the
   * logout token is not the provider's, or was sent before.
   */
  @POST
  @Path("/auth/providers/{id}/backchannel-logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PermitAll
  @APIResponse(responseCode = "200")
  public RestResponse<Void> end(
      UUID id, @FormParam("logout_token") @NotNull @Size(max = LONGEST_TOKEN) String token)
      throws SQLException {
    OpenProvider provider = providers.get(id);
    try {
      JWT read = JWTParser.parse(token);
      logout.end(provider, read, cookies.address());
      return RestResponse.ok();
    } catch (ProviderFault fault) {
      LOG.infof("provider %s: %s", provider.id(), fault.getMessage());
      throw counted();
    } catch (ParseException e) {
      throw counted();
    }
  }

  // A provider may tell of a thousand sessions in a minute: only what is wrong counts.
  private Invalid counted() {
    strangers.count(cookies.address());
    return new Invalid("logout_token", OIDC.logoutTokenWrong());
  }
}
