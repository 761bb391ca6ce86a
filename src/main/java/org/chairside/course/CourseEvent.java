package org.chairside.course;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** What happens to a course. */
public sealed interface CourseEvent extends ClinicEvent {

  UUID courseId();

  @Override
  default @Nullable UUID sessionId() {
    return null;
  }

  /**
   * A clinician ordered the course.
   *
   * @param overrideReason why the patient needs it beside others that are not finished, or null
   * @param beside those others
   */
  record CourseOrdered(
      UUID clinicId, UUID courseId, @Nullable String overrideReason, List<UUID> beside)
      implements CourseEvent {}

  /** No further session starts until the course is released. */
  record CourseHeld(UUID clinicId, UUID courseId, Message reason) implements CourseEvent {}

  /** Sessions may start again. */
  record CourseReleased(UUID clinicId, UUID courseId, String reason) implements CourseEvent {}

  /**
   * A clinician changed what is ordered for the sessions that have not begun.
   *
   * @param fields those that changed, by their names in JSON
   */
  record CourseRevised(UUID clinicId, UUID courseId, String reason, List<String> fields)
      implements CourseEvent {}

  /** A clinician recommended what the sessions after this one are to give. */
  record DoseRecommended(
      UUID clinicId,
      UUID sessionId,
      UUID courseId,
      UUID recommendationId,
      BigDecimal dosePerKg,
      int infusionMinutes)
      implements CourseEvent {}

  /** Two records of one person were merged or separated, and the course is that patient's now. */
  record CoursePatientChanged(UUID clinicId, UUID courseId, UUID patientId)
      implements CourseEvent {}

  /** The course has ended; its booked sessions are cancelled with it. */
  record CourseCancelled(UUID clinicId, UUID courseId, String reason) implements CourseEvent {}
}
