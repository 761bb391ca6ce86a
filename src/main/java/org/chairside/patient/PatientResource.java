package org.chairside.patient;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.patient.PatientMessages.PATIENT;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.message.Language;
import org.chairside.message.Message;
import org.chairside.patient.Patient.Reminders;
import org.chairside.patient.Patient.Sex;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Query;
import org.chairside.platform.web.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Patients. */
@Path("/")
@OneTransaction
class PatientResource {

  private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);
  private static final int LONGEST_SEARCH = 200;

  private final Patients patients;
  private final Clock clock;

  PatientResource(Patients patients, Clock clock) {
    this.patients = patients;
    this.clock = clock;
  }

  /** A patient as all staff see them. */
  public record PatientView(
      UUID id,
      String mrn,
      String givenName,
      String familyName,
      LocalDate birthDate,
      @Nullable Sex sex,
      @Nullable String phone,
      @Nullable String email,
      @Nullable BigDecimal weightKg,
      int spo2Scale,
      List<String> allergies,
      List<String> medications,
      List<String> contraindications,
      @Nullable String notes,
      @Nullable Availability availability,
      Reminders reminders,
      @Nullable String language,
      int version,
      Instant createdAt,
      @Nullable UUID createdBy)
      implements Versioned, Located {

    static PatientView of(Patient patient) {
      Patient.Details details = patient.details();
      return new PatientView(
          patient.id(),
          details.mrn(),
          details.givenName(),
          details.familyName(),
          details.birthDate(),
          details.sex(),
          details.phone(),
          details.email(),
          details.weightKg(),
          details.spo2Scale(),
          details.allergies(),
          details.medications(),
          details.contraindications(),
          details.notes(),
          details.availability(),
          details.reminders(),
          details.language() == null ? null : details.language().tag(),
          patient.version(),
          patient.createdAt(),
          patient.createdBy());
    }

    @Override
    public String location() {
      return "/patients/" + id;
    }
  }

  /** A patient to register. */
  public record NewPatient(
      @NotNull(message = HasVisibleText.MESSAGE)
          @HasVisibleText
          @Schema(pattern = "\\S")
          @Size(max = 60)
          String mrn,
      @NotNull(message = HasVisibleText.MESSAGE)
          @HasVisibleText
          @Schema(pattern = "\\S")
          @Size(max = 100)
          String givenName,
      @NotNull(message = HasVisibleText.MESSAGE)
          @HasVisibleText
          @Schema(pattern = "\\S")
          @Size(max = 100)
          String familyName,
      @NotNull LocalDate birthDate,
      @Nullable Sex sex,
      @Nullable @Size(max = 60) String phone,
      @Nullable @Email @Size(max = 200) String email,
      @Nullable
          @DecimalMin(value = "20")
          @DecimalMax(value = "350")
          @Digits(integer = 3, fraction = 1)
          BigDecimal weightKg,
      @Nullable @Range(min = 1, max = 2) Integer spo2Scale,
      @Nullable @TextList List<@NotBlank @Size(max = 500) String> allergies,
      @Nullable @TextList List<@NotBlank @Size(max = 500) String> medications,
      @Nullable @TextList List<@NotBlank @Size(max = 500) String> contraindications,
      @Nullable @Size(max = 10_000) String notes,
      @Nullable @Valid Availability availability,
      @Nullable Reminders reminders,
      @Nullable @Size(max = 20) String language) {

    Patient.Details details() {
      return new Patient.Details(
          mrn.strip(),
          givenName.strip(),
          familyName.strip(),
          birthDate,
          sex,
          orNone(phone),
          orNone(email),
          weightKg,
          spo2Scale == null ? 1 : spo2Scale,
          allergies == null ? List.of() : allergies,
          medications == null ? List.of() : medications,
          contraindications == null ? List.of() : contraindications,
          orNone(notes),
          said(availability),
          reminders == null ? Reminders.EMAIL : reminders,
          known(language));
    }
  }

  /**
   * What changes of a patient; what is left out stays, null makes unknown what may be unknown, an
   * empty availability says nothing.
   */
  @SuppressWarnings("NullableOptional") // left out and null say two things
  public record PatientChange(
      @Nullable @Size(max = 60) @HasVisibleText @Schema(pattern = "\\S") String mrn,
      @Nullable @Size(max = 100) @HasVisibleText @Schema(pattern = "\\S") String givenName,
      @Nullable @Size(max = 100) @HasVisibleText @Schema(pattern = "\\S") String familyName,
      @Nullable LocalDate birthDate,
      @Nullable Optional<Sex> sex,
      @Nullable @Schema(implementation = String.class, maxLength = 60)
          Optional<@Size(max = 60) String> phone,
      @Nullable @Schema(implementation = String.class, maxLength = 200)
          Optional<@Email @Size(max = 200) String> email,
      @Nullable
          @Schema(
              implementation = BigDecimal.class,
              minimum = "20",
              maximum = "350",
              multipleOf = 0.1)
          Optional<
                  @DecimalMin(value = "20") @DecimalMax(value = "350")
                  @Digits(integer = 3, fraction = 1) BigDecimal>
              weightKg,
      @Nullable @Range(min = 1, max = 2) Integer spo2Scale,
      @Nullable @TextList List<@NotBlank @Size(max = 500) String> allergies,
      @Nullable @TextList List<@NotBlank @Size(max = 500) String> medications,
      @Nullable @TextList List<@NotBlank @Size(max = 500) String> contraindications,
      @Nullable @Schema(implementation = String.class, maxLength = 10_000)
          Optional<@Size(max = 10_000) String> notes,
      @Nullable @Valid Availability availability,
      @Nullable Reminders reminders,
      @Nullable @Schema(implementation = String.class, maxLength = 20)
          Optional<@Size(max = 20) String> language) {

    Patient.Details appliedTo(Patient.Details before) {
      return new Patient.Details(
          mrn == null ? before.mrn() : mrn.strip(),
          givenName == null ? before.givenName() : givenName.strip(),
          familyName == null ? before.familyName() : familyName.strip(),
          birthDate == null ? before.birthDate() : birthDate,
          changed(sex, before.sex()),
          written(phone, before.phone()),
          written(email, before.email()),
          changed(weightKg, before.weightKg()),
          spo2Scale == null ? before.spo2Scale() : spo2Scale,
          allergies == null ? before.allergies() : allergies,
          medications == null ? before.medications() : medications,
          contraindications == null ? before.contraindications() : contraindications,
          written(notes, before.notes()),
          availability == null ? before.availability() : said(availability),
          reminders == null ? before.reminders() : reminders,
          language == null ? before.language() : known(language.orElse(null)));
    }

    private static @Nullable String written(
        @Nullable Optional<String> said, @Nullable String before) {
      return orNone(changed(said, before));
    }

    private static <T> @Nullable T changed(@Nullable Optional<T> said, @Nullable T before) {
      return said == null ? before : said.orElse(null);
    }
  }

  private static @Nullable Language known(@Nullable String tag) {
    if (tag == null) {
      return null;
    }
    List<String> known = Language.all().stream().map(Language::tag).toList();
    return Language.of(tag)
        .orElseThrow(() -> new Invalid("language", FIELD.oneOf(Message.names(known))));
  }

  /** An empty text says nothing, as a form sends it of a field that was emptied. */
  private static @Nullable String orNone(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static @Nullable Availability said(@Nullable Availability availability) {
    return availability == null || availability.saysNothing() ? null : availability;
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
        .map(PatientView::of);
  }

  @POST
  @Path("/patients")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  @ResponseStatus(201)
  public PatientView register(@Valid @NotNull NewPatient wanted) {
    Patient.Details details = wanted.details();
    check(details);
    refuseTakenMrn(details.mrn());
    Patient patient = new Patient(details, Actor.current().stamp(clock.instant()));
    patients.persistAndFlush(patient);
    return PatientView.of(patient);
  }

  @GET
  @Path("/patients/{id}")
  @Authenticated
  public PatientView get(UUID id) {
    return PatientView.of(patients.get(id));
  }

  @PATCH
  @Path("/patients/{id}")
  @RolesAllowed({Role.SCHEDULERS, Role.NURSES, Role.CLINICIANS, Role.ADMINS})
  public PatientView change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull PatientChange change) {
    Patient patient = patients.get(id);
    Versioned.require(ifMatch, patient.version());
    Patient.Details details = change.appliedTo(patient.details());
    check(details);
    if (!details.mrn().equalsIgnoreCase(patient.mrn())) {
      refuseTakenMrn(details.mrn());
    }
    patient.change(details);
    patients.flush();
    return PatientView.of(patient);
  }

  private void check(Patient.Details details) {
    LocalDate tomorrow = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
    if (details.birthDate().isBefore(EARLIEST_BIRTH) || details.birthDate().isAfter(tomorrow)) {
      throw new Invalid("birthDate", PATIENT.birthDate(EARLIEST_BIRTH.getYear()));
    }
    refuseWrongSpans(details.availability());
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
