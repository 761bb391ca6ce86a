package org.chairside.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which addresses of providers may be called, and people sent to: those with HTTPS. */
@ApplicationScoped
public class SafeAddresses {

  private final boolean clearText;

  SafeAddresses(@ConfigProperty(name = "chairside.oidc.clear-text") boolean clearText) {
    this.clearText = clearText;
  }

  /** Whether this is one: with HTTPS, unless the operator takes others, too, and no credentials. */
  public boolean isSafe(URI address) {
    return address.getHost() != null
        && address.getUserInfo() == null
        && ("https".equals(address.getScheme())
            || (clearText && "http".equals(address.getScheme())));
  }
}
