package org.chairside.recordexport;

import static org.chairside.message.FieldMessages.FIELD;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.InTurn;
import org.chairside.platform.transaction.InTurn.Line;
import org.chairside.platform.transaction.LongReads;
import org.chairside.platform.transaction.OneTransaction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Hands one patient's whole record out, for the patient, another clinic or a study. */
@Path("/")
@OneTransaction
@InTurn(Line.REPORTS)
@RolesAllowed({Role.ADMINS, Role.CLINICIANS})
class RecordExportResource {

  private static final String FORMAT = "chairside-record-1";

  private final Patients patients;
  private final RecordRows rows;
  private final LongReads longReads;
  private final Clock clock;

  RecordExportResource(Patients patients, RecordRows rows, LongReads longReads, Clock clock) {
    this.patients = patients;
    this.rows = rows;
    this.longReads = longReads;
    this.clock = clock;
  }

  /**
   * A patient's record as the database has it.
   *
   * @param format what the tables look like; another name once a column changes its meaning
   * @param patientId null where the export names nobody
   * @param deidentified whether all that names a person was left out
   * @param tables the rows of each table by column: moments are in UTC, masses in kilograms and
   *     milligrams, temperatures in degrees Celsius, pressures in millimeters of mercury. Where the
   *     export names nobody, moments are minutes since the first session was to start
   */
  public record RecordExport(
      String format,
      Instant exportedAt,
      @Nullable UUID patientId,
      boolean deidentified,
      @Schema(implementation = Object.class) Map<String, List<Map<String, Object>>> tables) {}

  /**
   * The whole record, with all its versions and what was entered in error, and with the records
   * that were merged into it. What was charted here for somebody else and moved to that person's
   * session is not in it. Who saw the record is told by the access report.
   *
   * @param deidentified {@code true} leaves out all that names a person; nothing that is stored
   *     changes
   */
  @GET
  @Path("/patients/{id}/record-export")
  @ResponseHeader(
      name = HttpHeaders.CONTENT_DISPOSITION,
      value = "attachment; filename=\"record.json\"")
  public RecordExport of(UUID id, @QueryParam("deidentified") @Nullable String deidentified) {
    boolean namesNobody = isTrue(deidentified);
    UUID patient = patients.get(id).id();
    longReads.allow();
    Map<String, List<Map<String, Object>>> tables =
        rows.of(Actor.current().organizationId(), patient);
    return namesNobody
        ? new RecordExport(FORMAT, clock.instant(), null, true, Deidentification.of(tables))
        : new RecordExport(FORMAT, clock.instant(), patient, false, tables);
  }

  private static boolean isTrue(@Nullable String flag) {
    return switch (flag) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw new Invalid("deidentified", FIELD.trueOrFalse());
    };
  }
}
