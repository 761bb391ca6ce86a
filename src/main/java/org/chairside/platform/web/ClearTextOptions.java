package org.chairside.platform.web;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Without TLS only HTTP/1.1 is spoken: a proxy that passes on an upgrade to HTTP/2 would no longer
 * see the requests behind it.
 */
@ApplicationScoped
class ClearTextOptions implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
