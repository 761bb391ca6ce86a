package org.chairside.platform.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.chairside.message.Language;
import org.chairside.message.Message;
import org.chairside.platform.problem.Problem;
import org.chairside.platform.problem.ProblemType;

/** Answers a request that is refused before any resource sees it, and ends its connection. */
final class EarlyRefusal {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private EarlyRefusal() {}

  static void send(RoutingContext context, ProblemType type, Message detail) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    Language language = ReaderLanguage.of(context);
    if (type == ProblemType.UNAVAILABLE) {
      context.response().putHeader("Retry-After", String.valueOf(RETRY_AFTER.toSeconds()));
    }
    context
        .response()
        .setStatusCode(type.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(
            new JsonObject()
                .put("type", type.uri().toString())
                .put("title", language.say(type.message()))
                .put("status", type.status())
                .put("detail", language.say(detail))
                .put("code", detail.code())
                .put("params", new JsonObject(detail.paramsAsJson()))
                .put("instance", context.normalizedPath())
                .encode());
  }
}
