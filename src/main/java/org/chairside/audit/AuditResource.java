package org.chairside.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chairside.audit.AuditChain.Link;
import org.chairside.audit.AuditEntry.CallResult;
import org.chairside.audit.AuditRows.Numbered;
import org.chairside.audit.AuditRows.Selection;
import org.chairside.audit.HeadFiles.Kept;
import org.chairside.audit.Verification.Found;
import org.chairside.audit.Verification.Part;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.RightsChanges.RightsChange;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.InTurn.Line;
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
@InTurn(Line.REPORTS)
@RolesAllowed(Role.ADMINS)
class AuditResource {

  private final EntityManager database;
  private final LongReads longReads;
  private final HeadKeeper heads;

  AuditResource(EntityManager database, LongReads longReads, HeadKeeper heads) {
    this.database = database;
    this.longReads = longReads;
    this.heads = heads;
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
   * @param firstBroken the number of the first entry that was changed or is missing, or from which
   *     on a signed head shows that the chain was cut off or made again; null where it is intact
   * @param head the hash of the last link as hexadecimal digits, to be kept elsewhere; null before
   *     the first
   * @param checkedTo the number of the last link that this call read, where the next one can go on
   * @param signedHeads how many heads, signed and kept outside the database, were compared
   * @param signedTo the number of the last of them that the chain holds; null where none was
   *     compared
   * @param signedAt when that was signed
   * @param lostHead the number of the first signed head that the chain does not hold; null where it
   *     holds all
   * @param unreadableHeads how many lines about this organization are no head of a known key
   */
  public record AuditVerification(
      long entries,
      long unsealed,
      boolean intact,
      @Nullable Long firstBroken,
      @Nullable String head,
      long checkedTo,
      int signedHeads,
      @Nullable Long signedTo,
      @Nullable Instant signedAt,
      @Nullable Long lostHead,
      int unreadableHeads) {

    static AuditVerification of(Found found, Kept kept) {
      Link head = found.head();
      SignedHead held = found.held();
      SignedHead lost = found.lost();
      return new AuditVerification(
          found.entries(),
          found.unsealed(),
          found.isIntact(),
          found.firstBroken(),
          head == null ? null : head.hash(),
          found.checkedTo(),
          found.compared(),
          held == null ? null : (Long) held.number(),
          held == null ? null : held.at(),
          lost == null ? null : (Long) lost.number(),
          kept.unreadable());
    }
  }

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

  /**
   * Recomputes the chain and compares it with the signed heads.
   *
   * @param after the number of the link after which to begin, as {@code checkedTo} of an earlier
   *     call; by default the whole chain is checked
   * @param most how many links at the most, from 1; by default all
   */
  @GET
  @Path("/audit/verify")
  public AuditVerification verify(
      @QueryParam("after") @Nullable String after, @QueryParam("most") @Nullable String most)
      throws IOException {
    Part part =
        new Part(
            Query.number("after", after, 0, Long.MAX_VALUE, Part.WHOLE.after()),
            (int) Query.number("most", most, 1, Integer.MAX_VALUE, Part.WHOLE.most()));
    longReads.allow();
    UUID organization = Actor.current().organizationId();
    Kept kept = heads.keptFor(organization);
    Found found =
        database
            .unwrap(Session.class)
            .doReturningWork(
                connection -> Verification.of(connection, organization, kept.heads(), part));
    return AuditVerification.of(found, kept);
  }
}
