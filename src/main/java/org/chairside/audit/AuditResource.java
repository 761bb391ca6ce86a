package org.chairside.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chairside.audit.AuditEntry.CallResult;
import org.chairside.audit.AuditRows.Numbered;
import org.chairside.audit.AuditRows.Selection;
import org.chairside.audit.Verification.Found;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges.RightsChange;
import org.chairside.platform.transaction.LongReads;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Lists who read or changed what, and checks the chain. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class AuditResource {

  private final EntityManager database;
  private final LongReads longReads;

  AuditResource(EntityManager database, LongReads longReads) {
    this.database = database;
    this.longReads = longReads;
  }

  /**
   * A call.
   *
   * @param number its place in the organization's chain; null until it is sealed
   * @param actorId who called; null if unknown, such as after a failed sign-in
   * @param address from where
   * @param route the path's template
   * @param ids the ids in the path by name, and those of the clinic or patient that was asked for
   * @param patientId whose record it was; null if unknown
   * @param means by what the caller got in: password, PIN or a machine's token; null where unknown
   * @param rights those that the call changed, such as the roles of a person
   * @param patientsShown how many patients a list, a search or a board showed beside that one
   */
  public record AuditEntryView(
      UUID id,
      @Nullable Long number,
      Instant at,
      @Nullable UUID actorId,
      String address,
      String method,
      String route,
      List<NamedId> ids,
      @Nullable UUID patientId,
      int status,
      CallResult outcome,
      int patientsShown,
      @Nullable Means means,
      List<RightsChange> rights) {

    static AuditEntryView of(Numbered numbered) {
      AuditEntry entry = numbered.entry();
      return new AuditEntryView(
          entry.id(),
          numbered.number(),
          entry.at(),
          entry.actorId(),
          entry.address(),
          entry.method(),
          entry.route(),
          NamedId.all(entry.ids()),
          entry.patientId(),
          entry.status(),
          entry.outcome(),
          entry.shown().size(),
          entry.means(),
          ChangedRights.of(entry.changedRights()));
    }
  }

  /** An id in a path and its name there. */
  public record NamedId(String name, String id) {

    static List<NamedId> all(String ids) {
      return ids.isEmpty()
          ? List.of()
          : Arrays.stream(ids.split("&", -1))
              .map(each -> each.split("=", 2))
              .map(each -> new NamedId(each[0], each[1]))
              .toList();
    }
  }

  /**
   * What the check of the chain found.
   *
   * @param entries how many there are
   * @param unsealed how many of them are not in the chain yet; a moment later they are
   * @param firstBroken the number of the first entry that was changed or is missing; null where the
   *     chain is intact
   * @param head the hash of the last link as hexadecimal digits, to be kept elsewhere; null before
   *     the first
   */
  public record AuditVerification(
      long entries,
      long unsealed,
      boolean intact,
      @Nullable Long firstBroken,
      @Nullable String head) {}

  /**
   * Calls, the newest first.
   *
   * @param from inclusive
   * @param to exclusive
   * @param patient calls about this patient's record, and those that showed the patient among
   *     others
   */
  @GET
  @Path("/audit")
  public Page<AuditEntryView> list(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("patient") @Nullable String patient,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Selection wanted =
        new Selection(
            Query.instant("from", from),
            Query.instant("to", to),
            Query.id("actor", actor),
            Query.id("patient", patient));
    int most = Page.limit(limit);
    UUID before = Cursor.after(cursor);
    UUID organization = Actor.current().organizationId();
    List<Numbered> found =
        database
            .unwrap(Session.class)
            .doReturningWork(
                connection -> AuditRows.newest(connection, organization, wanted, before, most + 1));
    return Page.of(found, most, each -> new Cursor(each.entry().id())).map(AuditEntryView::of);
  }

  /** Recomputes the chain from its beginning. */
  @GET
  @Path("/audit/verify")
  public AuditVerification verify() {
    longReads.allow();
    UUID organization = Actor.current().organizationId();
    Found found =
        database
            .unwrap(Session.class)
            .doReturningWork(connection -> Verification.of(connection, organization));
    return new AuditVerification(
        found.entries(), found.unsealed(), found.intact(), found.firstBroken(), found.head());
  }
}
