package org.chairside.audit;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.audit.NewEntries.Unwritten;
import org.chairside.platform.Actor;
import org.chairside.platform.RightsChanges.RightsChange;
import org.jspecify.annotations.Nullable;

/** Reads from a request what an entry says of it. */
final class HttpCall {

  private static final String WRITTEN = "org.chairside.audit.written";

  private HttpCall() {}

  static AuditedCall of(String route, RoutingContext context) {
    Map<String, String> query = new HashMap<>();
    context.queryParams().forEach(each -> query.put(each.getKey(), each.getValue()));
    return AuditedCall.of(route, context.normalizedPath(), query);
  }

  static Unwritten unwritten(
      RoutingContext context,
      AuditedCall call,
      int status,
      Actor actor,
      Instant at,
      @Nullable Object answer,
      List<RightsChange> rights) {
    return new Unwritten(
        actor.organizationId(),
        at,
        actor.staffId(),
        String.valueOf(context.request().remoteAddress().hostAddress()),
        context.request().method().name(),
        call,
        status,
        ShownRecords.beside(call.subject(), answer),
        actor.access().means(),
        rights);
  }

  static void markAsWritten(RoutingContext context) {
    context.put(WRITTEN, true);
  }

  static boolean isWritten(RoutingContext context) {
    return Boolean.TRUE.equals(context.get(WRITTEN));
  }
}
