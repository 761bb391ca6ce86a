package org.chairside.platform.problem;

import java.net.URI;
import java.util.Locale;

/** Every kind of problem that an answer can carry, with its HTTP status. */
public enum ProblemType {
  MALFORMED(400, "The request cannot be read"),
  INVALID(400, "The request breaks a rule of its form"),
  IMPLAUSIBLE(400, "A value is implausible and not confirmed"),
  NOT_SIGNED_IN(401, "Nobody is signed in"),
  NOT_ALLOWED(403, "This is not among your rights"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "This cannot be done here"),
  NOT_ACCEPTABLE(406, "The answer cannot be given in the form asked for"),
  CONFLICT(409, "The present state does not allow this"),
  CHANGED_MEANWHILE(412, "Somebody has changed this meanwhile"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The request has a form that is not understood here"),
  KEY_REUSED(422, "The idempotency key was used for another request"),
  VERSION_REQUIRED(428, "Say which version you are changing"),
  TOO_MANY_ATTEMPTS(429, "Too many attempts"),
  FAULT(500, "Chairside failed"),
  UNAVAILABLE(503, "Chairside cannot answer now");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The stable name of the kind, as a URI. */
  public URI uri() {
    return URI.create("urn:chairside:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The kind that stands for an HTTP status that arose outside our own refusals. */
  static ProblemType of(int status) {
    return switch (status) {
      case 401 -> NOT_SIGNED_IN;
      case 403 -> NOT_ALLOWED;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      case 412 -> CHANGED_MEANWHILE;
      case 413 -> TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 428 -> VERSION_REQUIRED;
      case 429 -> TOO_MANY_ATTEMPTS;
      case 503 -> UNAVAILABLE;
      default -> status >= 500 ? FAULT : MALFORMED;
    };
  }
}
