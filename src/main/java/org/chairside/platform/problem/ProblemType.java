package org.chairside.platform.problem;

import java.net.URI;
import java.util.Locale;
import org.chairside.message.Worded;

/**
 * Every kind of problem that an answer can carry, with its HTTP status and, as a message, its
 * title.
 */
public enum ProblemType implements Worded {
  MALFORMED(400),
  INVALID(400),
  IMPLAUSIBLE(400),
  NOT_SIGNED_IN(401),
  NOT_ALLOWED(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  TIMEOUT(408),
  CONFLICT(409),
  CHANGED_MEANWHILE(412),
  TOO_LARGE(413),
  ADDRESS_TOO_LONG(414),
  UNSUPPORTED_MEDIA_TYPE(415),
  KEY_REUSED(422),
  VERSION_REQUIRED(428),
  TOO_MANY_ATTEMPTS(429),
  HEADERS_TOO_LARGE(431),
  FAULT(500),
  UNAVAILABLE(503);

  private final int status;

  ProblemType(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** The stable name of the kind, as a URI. */
  public URI uri() {
    return URI.create("urn:chairside:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The kind for an HTTP status that did not come from our own refusals. */
  static ProblemType of(int status) {
    return switch (status) {
      case 401 -> NOT_SIGNED_IN;
      case 403 -> NOT_ALLOWED;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> TIMEOUT;
      case 409 -> CONFLICT;
      case 412 -> CHANGED_MEANWHILE;
      case 413 -> TOO_LARGE;
      case 414 -> ADDRESS_TOO_LONG;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 428 -> VERSION_REQUIRED;
      case 429 -> TOO_MANY_ATTEMPTS;
      case 431 -> HEADERS_TOO_LARGE;
      case 503 -> UNAVAILABLE;
      default -> status >= 500 ? FAULT : MALFORMED;
    };
  }
}
