package org.chairside.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Access.Means;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One call, without any value, name or text.
 *
 * @param at to the microsecond, as the database keeps it
 * @param actorId who called; null if unknown, such as after a failed sign-in
 * @param address from where
 * @param method of HTTP
 * @param route the path's template
 * @param ids the ids in the path and the clinic and patient that a list was asked for, as {@code
 *     name=id} in the order of the names, joined by {@code &}
 * @param patientId whose record it was; null if unknown
 * @param status of the answer
 * @param shown whom a list, a search or a board showed, in ascending order; empty where the call
 *     was about one patient's record
 * @param means by what the caller got in; null where unknown, as in entries of earlier releases
 * @param changedRights as {@link ChangedRights} has them; empty for none
 */
record AuditEntry(
    UUID organizationId,
    UUID id,
    Instant at,
    @Nullable UUID actorId,
    String address,
    String method,
    String route,
    String ids,
    @Nullable UUID patientId,
    int status,
    CallResult outcome,
    List<UUID> shown,
    @Nullable Means means,
    String changedRights) {

  /** What became of the call. */
  @Schema(name = "Outcome")
  enum CallResult {
    DONE,
    /** Because of missing rights, invalid input or the wrong state. */
    REFUSED,
    /** Because of a fault in the program. */
    FAILED;

    static CallResult of(int status) {
      return status < 400 ? DONE : status < 500 ? REFUSED : FAILED;
    }
  }
}
