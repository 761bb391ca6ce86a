package org.chairside.identity;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where browsers and providers reach this installation: {@code chairside.public-url}, or where the
 * current request came. A provider sends nobody to an address that it does not know.
 */
@ApplicationScoped
public class PublicAddress {

  private static final String PROVIDERS = "/api/auth/providers/";

  private final CurrentVertxRequest request;
  private final Optional<String> own;

  PublicAddress(
      CurrentVertxRequest request,
      @ConfigProperty(name = "chairside.public-url") Optional<String> own) {
    this.request = request;
    this.own = own;
  }

  /**
   * Where the provider sends people back: an address of its own, so that none answers for another.
   */
  public URI callback(UUID provider) {
    return URI.create(root() + PROVIDERS + provider + "/callback");
  }

  /** Where the provider tells that somebody's session there has ended. */
  URI backChannelLogout(UUID provider) {
    return URI.create(root() + PROVIDERS + provider + "/backchannel-logout");
  }

  /** The origin of the web app, as browsers name it. */
  public URI origin() {
    URI root = URI.create(root());
    return URI.create(root.getScheme() + "://" + root.getAuthority());
  }

  /** The first page. */
  public URI home() {
    return URI.create(root() + "/");
  }

  private String root() {
    HttpServerRequest current = request.getCurrent().request();
    return own.map(url -> url.replaceAll("/+$", ""))
        .orElseGet(() -> current.scheme() + "://" + current.authority());
  }
}
