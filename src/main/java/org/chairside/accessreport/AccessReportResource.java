package org.chairside.accessreport;

import static org.chairside.message.FieldMessages.FIELD;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.patient.Patients;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.InTurn.Line;
import org.chairside.platform.transaction.LongReads;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Query;
import org.jspecify.annotations.Nullable;

/** Answers the patient who asks: "Who saw my record?" */
@Path("/")
@OneTransaction
@InTurn(Line.REPORTS)
@RolesAllowed(Role.ADMINS)
class AccessReportResource {

  private static final Duration YEAR = Duration.ofDays(365);

  private final Patients patients;
  private final Accesses accesses;
  private final LongReads longReads;
  private final Clock clock;

  AccessReportResource(Patients patients, Accesses accesses, LongReads longReads, Clock clock) {
    this.patients = patients;
    this.accesses = accesses;
    this.longReads = longReads;
    this.clock = clock;
  }

  /**
   * Who came across a patient's record, from the audit.
   *
   * @param from inclusive
   * @param to exclusive
   * @param people each person or machine once, who came last first
   */
  public record AccessReport(
      UUID patientId, Instant from, Instant to, List<PersonsAccess> people) {}

  /**
   * How one person or machine came across the record.
   *
   * @param actorId null for somebody who had not signed in
   * @param name as it is on record now; null where nothing is known
   * @param machine whether a program with a token
   * @param read how often the record, or a part of it, was opened
   * @param changed how often something was written
   * @param shown how often a list, a search or a board showed the patient among others
   * @param refused how often a call about the record was refused, or failed
   * @param means by what they got in
   * @param reasons why they entered a clinic that is not theirs, or this record there
   */
  public record PersonsAccess(
      @Nullable UUID actorId,
      @Nullable String name,
      boolean machine,
      Instant firstAt,
      Instant lastAt,
      int read,
      int changed,
      int shown,
      int refused,
      List<Means> means,
      List<String> reasons) {}

  /**
   * Who opened, changed or was shown the record, as the audit has it. Records that were merged into
   * this one count as this one.
   *
   * @param from inclusive; by default a year before the end
   * @param to exclusive; by default now
   */
  @GET
  @Path("/patients/{id}/access-report")
  public AccessReport of(
      UUID id, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    UUID patient = patients.get(id).id();
    Instant end = Query.instant("to", to);
    if (end == null) {
      end = clock.instant();
    }
    Instant begin = Query.instant("from", from);
    if (begin == null) {
      begin = end.minus(YEAR);
    }
    if (!begin.isBefore(end)) {
      throw new Invalid("from", FIELD.beforeUntil());
    }
    longReads.allow();
    return new AccessReport(
        patient, begin, end, accesses.of(Actor.current().organizationId(), patient, begin, end));
  }
}
