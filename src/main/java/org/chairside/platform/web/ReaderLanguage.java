package org.chairside.platform.web;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.chairside.message.Language;
import org.jspecify.annotations.Nullable;

/**
 * The reader's language for the current request: the account's own setting, else the best for the
 * {@code Accept-Language} header, else English.
 */
@ApplicationScoped
public class ReaderLanguage {

  private static final String KEY = "org.chairside.language";

  private final CurrentVertxRequest request;

  ReaderLanguage(CurrentVertxRequest request) {
    this.request = request;
  }

  /** Sets the language of the caller's account; null if it has none. */
  public static void set(RoutingContext context, @Nullable Language ownSetting) {
    if (ownSetting != null) {
      context.put(KEY, ownSetting);
    }
  }

  /** The language of a request's reader. */
  public static Language of(RoutingContext context) {
    Language own = context.get(KEY);
    return own == null
        ? Language.preferred(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
        : own;
  }

  /** The language of the current request's reader; English outside any request. */
  public Language current() {
    RoutingContext context =
        Arc.container().requestContext().isActive() ? request.getCurrent() : null;
    return context == null ? Language.ENGLISH : of(context);
  }
}
