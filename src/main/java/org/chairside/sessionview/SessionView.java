package org.chairside.sessionview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chairside.addendum.AddendumView;
import org.chairside.charting.ObservationView;
import org.chairside.charting.SideEffectView;
import org.chairside.course.RecommendationView;
import org.chairside.flag.FlagView;
import org.chairside.message.Message;
import org.chairside.monitoring.Coverage;
import org.chairside.monitoring.DueSet;
import org.chairside.monitoring.Limit;
import org.chairside.monitoring.StartReadiness;
import org.chairside.monitoring.Unassessed;
import org.chairside.patient.PatientAge;
import org.chairside.patient.Weighing;
import org.chairside.platform.web.Versioned;
import org.chairside.session.ClosingCode;
import org.chairside.session.OfferedAction;
import org.chairside.session.SessionStatus;
import org.chairside.session.UnmetCriterion;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.VitalSign;
import org.chairside.vocabulary.WeightInUnit;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The whole session, in parts that are one flat object in JSON. */
public record SessionView(
    @JsonUnwrapped PlanPart plan,
    @JsonUnwrapped CheckInPart checkIn,
    @JsonUnwrapped ChartPart chart,
    @JsonUnwrapped DischargePart discharge,
    @JsonUnwrapped ClosingPart closing,
    @JsonUnwrapped SignOffPart signOff,
    @JsonUnwrapped RecordPart record)
    implements Versioned {

  @Override
  public int version() {
    return record.version();
  }

  /**
   * What is booked, for whom and where.
   *
   * @param disconnectMinutes from the end of the infusion until the line is out
   */
  public record PlanPart(
      UUID id,
      int number,
      SessionStatus status,
      SessionPatient patient,
      CourseSummary course,
      OrderedView ordered,
      UUID clinicId,
      SessionChair chair,
      Instant start,
      Instant end,
      int preparationMinutes,
      int infusionMinutes,
      int disconnectMinutes,
      int recoveryMinutes) {}

  /**
   * What was settled when the patient came.
   *
   * @param nurseId the assigned nurse, who is notified first of the session's flags; null for
   *     nobody
   * @param weight the weight that the session is dosed for; null before check-in, and where the
   *     patient was not weighed
   * @param startReadiness what has to be so before the infusion starts; null where the session
   *     cannot start
   */
  public record CheckInPart(
      @Nullable ProtocolRef protocol,
      @Nullable Instant checkedInAt,
      @Nullable UUID nurseId,
      @Nullable SessionWeight weight,
      List<ChecklistItemView> checklist,
      @Nullable StartReadiness startReadiness) {}

  /**
   * The patient's weight on the day of the session.
   *
   * @param weightEntered what was entered, where that was in another unit
   * @param recordedAt null where that is not known
   */
  public record SessionWeight(
      BigDecimal weightKg, @Nullable WeightInUnit weightEntered, @Nullable Instant recordedAt) {

    static @Nullable SessionWeight of(@Nullable Weighing weighing) {
      return weighing == null
          ? null
          : new SessionWeight(weighing.weightKg(), weighing.entered(), weighing.weightRecordedAt());
    }
  }

  /**
   * What is charted, and what the protocol says about it.
   *
   * @param baseline the values against which change is judged; empty before the start
   * @param limits the lines to draw through the vital signs now, for this patient and this phase
   * @param nextSet the set of vital signs that is due next, or null where none is
   * @param coverage the sets that came due until now with their status; null before check-in
   * @param notAssessed what the protocol could not assess for the latest reading, and why
   * @param earlierSessions the patient's sessions that started before this one, the latest ten,
   *     newest first
   */
  public record ChartPart(
      @Nullable InfusionView infusion,
      List<BaselineValue> baseline,
      List<Limit> limits,
      @Nullable DueSet nextSet,
      @Nullable Coverage coverage,
      List<ObservationView> observations,
      List<SideEffectView> sideEffects,
      List<FlagView> flags,
      List<Unassessed> notAssessed,
      List<EarlierSession> earlierSessions,
      List<EventView> events) {}

  /**
   * The discharge and what was confirmed before it.
   *
   * @param dischargeChecklist what is confirmed before going home; empty before check-in
   * @param escort who takes the patient home, by name or relation
   * @param dischargeUnmet the criteria that a clinician overrode
   */
  public record DischargePart(
      @Nullable Instant dischargedAt,
      List<ChecklistItemView> dischargeChecklist,
      @Nullable String escort,
      List<RecoveryScoreView> recoveryScores,
      @Nullable String dischargeOverride,
      @Nullable UUID dischargeOverrideBy,
      List<UnmetCriterion> dischargeUnmet) {}

  /**
   * Why it did not take place; all null where it was not given up.
   *
   * @param closingCode why it did not take place; null where it was not given up
   */
  public record ClosingPart(
      @Nullable Instant closedAt,
      @Nullable ClosingCode closingCode,
      @Nullable String closedReason) {}

  /** The clinician's signature, and what was added after it. */
  public record SignOffPart(
      @Nullable Instant signedOffAt,
      @Nullable UUID signedOffBy,
      @Nullable String reviewNote,
      @Nullable Disposition reviewDisposition,
      List<AddendumView> addenda) {}

  /**
   * What may be done with it, and who wrote it.
   *
   * @param actions the caller's actions on the session now; a call names further preconditions
   *     itself
   */
  public record RecordPart(
      List<OfferedAction> actions, int version, Instant createdAt, @Nullable UUID createdBy) {}

  /**
   * The patient as the chair needs to know them.
   *
   * @param birthDate null where the day is not known
   * @param birthDateKnown as far as it is known: {@code 1975-06}; or {@code UNKNOWN}, {@code
   *     DECLINED}
   * @param age today in the clinic's zone, or at death; null where unknown
   */
  public record SessionPatient(
      UUID id,
      String mrn,
      @Nullable String givenName,
      String familyName,
      @Nullable LocalDate birthDate,
      String birthDateKnown,
      @Nullable PatientAge age,
      @Nullable BigDecimal weightKg,
      int spo2Scale,
      List<String> allergies,
      boolean deceased) {}

  /**
   * What this session is ordered to give; settled at check-in, before that what would be.
   *
   * @param dosePerKg mg per kg of body weight
   * @param doseMg the same for the patient's weight, or null where not weighed
   * @param recommendation what was recommended after an earlier session and is followed, or null if
   *     the course's own order applies
   * @param note which part of the recommendation could not be followed and why, or null
   */
  public record OrderedView(
      BigDecimal dosePerKg,
      @Nullable BigDecimal doseMg,
      int infusionMinutes,
      @Nullable RecommendationView recommendation,
      @Nullable Message note) {}

  /** What the course orders. */
  public record CourseSummary(
      UUID id, String indication, String drug, BigDecimal dosePerKg, int sessions) {}

  /** A chair. */
  public record SessionChair(UUID id, String name) {}

  /** The protocol version that the session follows. */
  public record ProtocolRef(String code, int version) {}

  /**
   * An item of the checklist with its latest answer.
   *
   * @param ok whether it is met, or null where it was not answered
   */
  public record ChecklistItemView(
      String code,
      Message text,
      boolean required,
      @Nullable Boolean ok,
      @Nullable String note,
      @Nullable Instant answeredAt,
      @Nullable UUID answeredBy) {}

  /**
   * The pump's rates and delivered dose.
   *
   * @param doseMg what was set up to be given
   * @param overrideReason why a clinician let it start although a criterion was unmet
   * @param doseReason why a dose beyond the protocol's limits is meant
   * @param startUnmet the criteria that the clinician overrode
   * @param plannedDoseMg the ordered dose for the patient's weight, or null where not weighed
   * @param deliveredMg what the rates delivered until now, in mg
   * @param mgPerHour the rate now; zero in a pause and after the end
   * @param plannedEnd when it should end, pauses counted in; null while it is paused
   */
  public record InfusionView(
      Instant startedAt,
      BigDecimal doseMg,
      @Nullable BigDecimal plannedDoseMg,
      @Nullable String pump,
      @Nullable String overrideReason,
      @Nullable UUID overrideBy,
      @Nullable String doseReason,
      List<UnmetCriterion> startUnmet,
      BigDecimal mgPerHour,
      BigDecimal deliveredMg,
      @Nullable Instant plannedEnd,
      @Nullable Instant endedAt,
      @Nullable String endReason,
      List<SegmentView> segments) {}

  /** One setting of the pump. */
  public record SegmentView(
      Instant startedAt,
      BigDecimal mgPerHour,
      String reason,
      Instant createdAt,
      @Nullable UUID createdBy) {}

  /** One value of the baseline and where it comes from. */
  public record BaselineValue(
      VitalSign sign, BigDecimal value, UUID observationId, Instant takenAt) {}

  /** An event, as in the live stream. */
  public record EventView(
      long id,
      String type,
      Instant at,
      @Nullable UUID actorId,
      @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode data) {}
}
