package org.chairside.oidc;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.chairside.platform.web.HostCookie;
import org.chairside.staff.Tokens;
import org.jspecify.annotations.Nullable;

/** The cookie by which a browser is known when it comes back from a provider. */
@ApplicationScoped
class ProviderCookie {

  private final CurrentVertxRequest request;

  ProviderCookie(CurrentVertxRequest request) {
    this.request = request;
  }

  /** What this browser's cookie holds, or null. */
  @Nullable String value() {
    String value = HostCookie.PROVIDER_VISIT.value(request());
    return value == null || value.isEmpty() ? null : value;
  }

  /** The same, or a new value: several tabs may be on their way at once. */
  String valueOrNew() {
    String known = value();
    return known == null ? Tokens.make() : known;
  }

  NewCookie[] of(String value) {
    return HostCookie.PROVIDER_VISIT.answer(request(), value, ProviderVisits.LASTS);
  }

  private HttpServerRequest request() {
    return request.getCurrent().request();
  }
}
