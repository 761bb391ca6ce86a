package org.chairside.patient;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.patient.PatientMessages.PATIENT;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.OrganizationZones;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.chairside.platform.web.Versioned;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Patients. */
@Path("/")
@OneTransaction
class PatientResource {

  private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);
  private static final int LONGEST_SEARCH = 200;

  private final Patients patients;
  private final PatientMerges merges;
  private final WeightCheck weights;
  private final DuplicateCheck duplicates;
  private final OrganizationZones zones;
  private final Clock clock;

  PatientResource(
      Patients patients,
      PatientMerges merges,
      WeightCheck weights,
      DuplicateCheck duplicates,
      OrganizationZones zones,
      Clock clock) {
    this.patients = patients;
    this.merges = merges;
    this.duplicates = duplicates;
    this.weights = weights;
    this.zones = zones;
    this.clock = clock;
  }

  /** What to look for, kept out of the address. */
  public record Search(
      @NotNull @Size(max = LONGEST_SEARCH) String q,
      @Nullable Integer limit,
      @Nullable String cursor) {}

  @GET
  @Path("/patients")
  @Authenticated
  public Page<PatientView> list(
      @QueryParam("q") @Nullable String q,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (q != null && q.length() > LONGEST_SEARCH) {
      throw new Invalid("q", FIELD.charactersAtMost(LONGEST_SEARCH));
    }
    return matching(Query.text("q", q), Page.limit(limit), cursor);
  }

  /** The same as the list with {@code q}, for clients that keep names out of addresses and logs. */
  @POST
  @Path("/patients/search")
  @Authenticated
  public Page<PatientView> search(@Valid @NotNull Search search) {
    return matching(search.q(), Page.limit(search.limit()), search.cursor());
  }

  private Page<PatientView> matching(@Nullable String q, int most, @Nullable String cursor) {
    return Page.of(
            patients.matching(q, Cursor.after(cursor), most + 1), most, p -> new Cursor(p.id()))
        .map(patient -> PatientView.of(patient, today()));
  }

  @POST
  @Path("/patients")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  @ResponseStatus(201)
  public PatientView register(@Valid @NotNull NewPatient wanted) {
    PatientDetails details = wanted.details();
    check(details);
    weights.require(null, details.weight(), wanted.enteredWeight());
    refuseTakenMrn(details.mrn());
    List<UUID> others = duplicates.beforeRegistering(details, wanted.aboutDuplicates());
    Patient patient = new Patient(details, Actor.current().stamp(clock.instant()));
    patients.persistAndFlush(patient);
    duplicates.tellApart(patient, others, wanted.overrideReason());
    return PatientView.of(patient, today(), null, others);
  }

  @GET
  @Path("/patients/{id}")
  @Authenticated
  public PatientView get(UUID id) {
    return PatientView.of(patients.get(id), today(), merges.survivorOf(id).orElse(null), List.of());
  }

  @PATCH
  @Path("/patients/{id}")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  public PatientView change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull PatientChange change) {
    Patient patient = patients.lock(id);
    Versioned.require(ifMatch, patient.version());
    PatientDetails details = change.appliedTo(patient.details());
    check(details);
    weights.require(patient.weight(), details.weight(), change.enteredWeight());
    if (!change.enteredWeight().isConfirmed()) {
      EmptiedAllergies.refuse(patient.details(), details);
    }
    if (!details.mrn().equalsIgnoreCase(patient.mrn())) {
      refuseTakenMrn(details.mrn());
    }
    List<UUID> others = duplicates.beforeChanging(patient, details, change.aboutDuplicates());
    patient.change(details);
    duplicates.tellApart(patient, others, change.overrideReason());
    if (change.weighs()) {
      patient.weigh(details.weight(), clock.instant());
    }
    patients.flush();
    return PatientView.of(patient, today(), null, others);
  }

  private void check(PatientDetails details) {
    PartialDate born = details.birthDate().date();
    if (born != null && (born.first().isBefore(EARLIEST_BIRTH) || born.first().isAfter(today()))) {
      throw new Invalid(
          born.isDay() ? "birthDate" : "birthDateKnown",
          PATIENT.birthDate(EARLIEST_BIRTH.getYear()));
    }
    refuseWrongSpans(details.availability());
  }

  private LocalDate today() {
    return zones.latestDate(clock.instant());
  }

  private static void refuseWrongSpans(@Nullable Availability availability) {
    List<FieldError> faults = availability == null ? List.of() : availability.faults();
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  private void refuseTakenMrn(String mrn) {
    if (patients.isMrnTaken(mrn)) {
      throw Conflict.over("mrn", PATIENT.mrnTaken());
    }
  }
}
