package org.chairside.course;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.course.CourseSessions.Counts;
import org.chairside.message.Message;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Cursor;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Versioned;
import org.hibernate.validator.constraints.Range;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Courses. */
@Path("/")
@OneTransaction
class CourseResource {

  private final Courses courses;
  private final CourseOrders orders;
  private final CourseSessions sessions;
  private final Patients patients;

  CourseResource(Courses courses, CourseOrders orders, CourseSessions sessions, Patients patients) {
    this.courses = courses;
    this.orders = orders;
    this.sessions = sessions;
    this.patients = patients;
  }

  /** The course's status; COMPLETED follows from its sessions. */
  public enum CourseStatus {
    ACTIVE,
    HELD,
    CANCELLED,
    COMPLETED
  }

  /** How far a course has come, in sessions. */
  public record Progress(int completed, int booked, int remaining) {

    static Progress of(Course course, Counts counts) {
      int open = course.sessions() - counts.completed() - counts.booked();
      return new Progress(counts.completed(), counts.booked(), Math.max(0, open));
    }

    boolean isComplete() {
      return booked == 0 && remaining == 0;
    }
  }

  /** A course with its progress. */
  public record CourseView(
      UUID id,
      UUID patientId,
      UUID clinicId,
      String indication,
      String drug,
      BigDecimal dosePerKg,
      @Nullable String doseReason,
      int infusionMinutes,
      List<TreatmentPhase> phases,
      String protocol,
      Acuity acuity,
      CourseStatus status,
      @Nullable Message statusReason,
      Progress progress,
      int version,
      Instant createdAt,
      @Nullable UUID createdBy)
      implements Versioned, Located {

    static CourseView of(Course course, Counts counts) {
      Progress progress = Progress.of(course, counts);
      return new CourseView(
          course.id(),
          course.patientId(),
          course.clinicId(),
          course.indication(),
          course.drug(),
          course.dosePerKg(),
          course.doseReason(),
          course.infusionMinutes(),
          course.phases(),
          course.protocol(),
          course.acuity(),
          status(course.status(), progress),
          course.statusReason() == null ? null : Message.ofColumn(course.statusReason()),
          progress,
          course.version(),
          course.createdAt(),
          course.createdBy());
    }

    private static CourseStatus status(Course.CourseState status, Progress progress) {
      return switch (status) {
        case ACTIVE -> progress.isComplete() ? CourseStatus.COMPLETED : CourseStatus.ACTIVE;
        case HELD -> CourseStatus.HELD;
        case CANCELLED -> CourseStatus.CANCELLED;
      };
    }

    @Override
    public String location() {
      return "/courses/" + id;
    }
  }

  /**
   * A course to order.
   *
   * @param acuity how closely the patient is monitored; {@code STANDARD} where left out
   * @param overrideReason why the patient needs it beside another course that is not finished
   * @param confirmed true if a dose beyond the protocol's limits is meant
   * @param doseReason why it is meant
   */
  public record NewCourse(
      @NotNull UUID patientId,
      @NotNull UUID clinicId,
      @NotBlank @Size(max = 200) @OneLine String indication,
      @NotBlank @Size(max = 100) @OneLine String drug,
      @NotNull
          @DecimalMin(value = "0.01")
          @DecimalMax(value = "10")
          @Digits(integer = 2, fraction = 3)
          BigDecimal dosePerKg,
      @NotNull @Range(min = 45, max = 90) Integer infusionMinutes,
      @NotEmpty @Size(max = 20) List<@NotNull @jakarta.validation.Valid TreatmentPhase> phases,
      @NotBlank @Size(max = 100) String protocol,
      @Nullable Acuity acuity,
      @Nullable @Size(min = 1, max = 1000) @ReasonInWords String overrideReason,
      @Nullable Boolean confirmed,
      @Nullable @Size(max = 1000) @ReasonInWords String doseReason) {

    Course.Order order() {
      return new Course.Order(
          patientId,
          clinicId,
          indication.strip(),
          drug.strip(),
          dosePerKg,
          Boolean.TRUE.equals(confirmed) ? doseReason : null,
          infusionMinutes,
          phases,
          protocol,
          acuity == null ? Acuity.STANDARD : acuity);
    }
  }

  /** Why a course is held, released or cancelled. */
  public record CourseReason(@NotBlank @Size(max = 1000) String reason) {}

  @POST
  @Path("/courses")
  @RolesAllowed(Role.CLINICIANS)
  @ResponseStatus(201)
  public CourseView order(@Valid @NotNull NewCourse wanted) {
    return view(orders.order(wanted.order(), wanted.overrideReason()));
  }

  @GET
  @Path("/courses/{id}")
  @Authenticated
  public CourseView get(UUID id) {
    return view(courses.get(id));
  }

  @GET
  @Path("/patients/{id}/courses")
  @Authenticated
  public Page<CourseView> ofPatient(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int most = Page.limit(limit);
    List<Course> rows = courses.of(patients.get(id).id(), Cursor.after(cursor), most + 1);
    Map<UUID, Counts> counts = sessions.counts(rows.stream().map(Course::id).toList());
    return Page.of(rows, most, c -> new Cursor(c.id()))
        .map(course -> CourseView.of(course, counts.getOrDefault(course.id(), Counts.NONE)));
  }

  @POST
  @Path("/courses/{id}/hold")
  @RolesAllowed(Role.CLINICIANS)
  public CourseView hold(UUID id, @Valid @NotNull CourseReason why) {
    return view(orders.hold(id, why.reason()));
  }

  @POST
  @Path("/courses/{id}/release")
  @RolesAllowed(Role.CLINICIANS)
  public CourseView release(UUID id, @Valid @NotNull CourseReason why) {
    return view(orders.release(id, why.reason()));
  }

  @POST
  @Path("/courses/{id}/cancel")
  @RolesAllowed(Role.CLINICIANS)
  public CourseView cancel(UUID id, @Valid @NotNull CourseReason why) {
    return view(orders.cancel(id, why.reason()));
  }

  private CourseView view(Course course) {
    return CourseView.of(
        course, sessions.counts(List.of(course.id())).getOrDefault(course.id(), Counts.NONE));
  }
}
