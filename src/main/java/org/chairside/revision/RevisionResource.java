package org.chairside.revision;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.chairside.course.Acuity;
import org.chairside.course.Course;
import org.chairside.course.OrderChange;
import org.chairside.course.TreatmentPhase;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.ReasonInWords;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Versioned;
import org.chairside.revision.CourseRevisions.Revised;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** Revisions of a course's order. {@code If-Match} names the version of the course. */
@Path("/")
@OneTransaction
class RevisionResource {

  private final CourseRevisions revisions;

  RevisionResource(CourseRevisions revisions) {
    this.revisions = revisions;
  }

  /**
   * What changes of the order; what is left out stays.
   *
   * @param reason why, in words
   * @param phases all phases of the course: their sessions count those that have taken place
   * @param confirmed true if a dose beyond the protocol's limits, or far from the one before, is
   *     meant
   * @param doseReason why it is meant
   * @param cancelBeyond true to cancel booked sessions beyond the ordered number; otherwise they
   *     stay booked and are named
   */
  public record NewRevision(
      @NotBlank @Size(max = 1000) @ReasonInWords String reason,
      @Nullable
          @DecimalMin(value = "0.01")
          @DecimalMax(value = "10")
          @Digits(integer = 2, fraction = 3)
          BigDecimal dosePerKg,
      @Nullable @Range(min = 45, max = 90) Integer infusionMinutes,
      @Nullable @Size(min = 1, max = 20) List<@NotNull @Valid TreatmentPhase> phases,
      @Nullable Acuity acuity,
      @Nullable Boolean confirmed,
      @Nullable @Size(min = 1, max = 1000) @ReasonInWords String doseReason,
      @Nullable Boolean cancelBeyond) {

    OrderChange change() {
      return new OrderChange(
          dosePerKg,
          Boolean.TRUE.equals(confirmed) ? doseReason : null,
          infusionMinutes,
          phases,
          acuity);
    }
  }

  /**
   * The order as it is now.
   *
   * @param unfit booked sessions that do not fit it: they stay booked until they are moved, by a
   *     re-plan or by hand, or canceled
   * @param cancelled sessions beyond the ordered number that were canceled with the revision
   */
  public record RevisedCourse(
      UUID courseId,
      BigDecimal dosePerKg,
      @Nullable String doseReason,
      int infusionMinutes,
      List<TreatmentPhase> phases,
      Acuity acuity,
      int version,
      List<UnfitSession> unfit,
      List<UUID> cancelled)
      implements Versioned {

    static RevisedCourse of(Revised revised) {
      Course course = revised.course();
      Course.Order order = course.order();
      return new RevisedCourse(
          course.id(),
          order.dosePerKg(),
          order.doseReason(),
          order.infusionMinutes(),
          order.phases(),
          order.acuity(),
          course.version(),
          revised.unfit(),
          revised.cancelled());
    }
  }

  @POST
  @Path("/courses/{id}/revisions")
  @RolesAllowed(Role.CLINICIANS)
  public RevisedCourse revise(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull NewRevision wanted) {
    return RevisedCourse.of(
        revisions.revise(
            id,
            ifMatch,
            wanted.change(),
            wanted.reason().strip(),
            Boolean.TRUE.equals(wanted.cancelBeyond())));
  }
}
