package org.chairside.platform;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The id of the request that is being answered. Its answer carries it, and so does each line that
 * is logged meanwhile, so that a line can be found by what the caller was told.
 */
public final class RequestId {

  /** What it is called in the log. */
  public static final String LOGGED_AS = "requestId";

  // Only what a machine makes: not even a telephone number or a birth date ends up in the log.
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  private RequestId() {}

  /**
   * Begins a request: its id is what a proxy before us has called it, or a new one.
   *
   * @param given the header {@code X-Request-Id}
   * @param traceParent the header of W3C's Trace Context
   */
  public static String begin(@Nullable String given, @Nullable String traceParent) {
    String id = id(given, traceParent);
    MDC.put(LOGGED_AS, id);
    return id;
  }

  private static String id(@Nullable String given, @Nullable String traceParent) {
    if (given != null && ID.matcher(given).matches()) {
      return given;
    }
    if (traceParent != null) {
      Matcher parent = TRACE_PARENT.matcher(traceParent);
      if (parent.matches()) {
        return parent.group(1);
      }
    }
    return UUID.randomUUID().toString();
  }

  /** The id of the present request; a new one where none is being answered. */
  public static String current() {
    return MDC.get(LOGGED_AS) instanceof String id ? id : UUID.randomUUID().toString();
  }
}
