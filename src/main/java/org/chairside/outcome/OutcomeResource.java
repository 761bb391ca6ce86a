package org.chairside.outcome;

import static org.chairside.message.FieldMessages.FIELD;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.flag.FlagView;
import org.chairside.outcome.Outcome.OutcomeMoment;
import org.chairside.outcome.OutcomeRecorder.Entry;
import org.chairside.outcome.OutcomeRecorder.Written;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Outcomes of a course: recorded between sessions or at one, corrected, and shown together. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class OutcomeResource {

  private final OutcomeRecorder recorder;
  private final OutcomeViews views;

  OutcomeResource(OutcomeRecorder recorder, OutcomeViews views) {
    this.recorder = recorder;
    this.views = views;
  }

  /**
   * An instrument that was filled in.
   *
   * @param takenAt when; left out, it is now
   * @param moment of PAIN_NRS at a session: before or after its infusion
   * @param answers of HIT6 (six of 6, 8, 10, 11, 13), MIDAS (five of 0 to 90 days) and PHQ9 (nine
   *     of 0 to 3), null for one not answered
   * @param value of PAIN_NRS (0 to 10) and HEADACHE_DAYS
   * @param windowDays of HEADACHE_DAYS: 28 or 30
   * @param headacheDays item A of MIDAS, 0 to 90
   * @param averagePain item B of MIDAS, 0 to 10
   */
  public record NewOutcome(
      @NotNull Instrument instrument,
      @Nullable Instant takenAt,
      @Nullable OutcomeMoment moment,
      @Nullable @Size(max = 20) List<@Nullable Integer> answers,
      @Nullable Integer value,
      @Nullable Integer windowDays,
      @Nullable Integer headacheDays,
      @Nullable Integer averagePain) {

    Entry entry() {
      return new Entry(
          instrument,
          moment,
          takenAt,
          new InstrumentAnswers(answers, value, windowDays, headacheDays, averagePain));
    }
  }

  /**
   * The complete corrected outcome, or its retraction.
   *
   * @param takenAt when it was taken; left out, that stays
   * @param retracted true, with only the reason, if there was no such outcome
   */
  public record OutcomeCorrection(
      @NotBlank @Size(max = 1000) String reason,
      @Nullable Instant takenAt,
      @Nullable @Size(max = 20) List<@Nullable Integer> answers,
      @Nullable Integer value,
      @Nullable Integer windowDays,
      @Nullable Integer headacheDays,
      @Nullable Integer averagePain,
      @Nullable Boolean retracted) {

    InstrumentAnswers entered() {
      return new InstrumentAnswers(answers, value, windowDays, headacheDays, averagePain);
    }

    boolean retracts() {
      if (!Boolean.TRUE.equals(retracted)) {
        return false;
      }
      if (takenAt != null
          || !entered().equals(new InstrumentAnswers(null, null, null, null, null))) {
        throw new Invalid("retracted", FIELD.notBesideCorrectedValues());
      }
      return true;
    }
  }

  /** What was written, and the flags that were raised or are open again by it. */
  public record OutcomeAnswer(OutcomeView outcome, List<FlagView> flags) {

    static OutcomeAnswer of(Written written) {
      return new OutcomeAnswer(
          OutcomeView.of(written.outcome(), null),
          written.flags().stream().map(FlagView::of).toList());
    }
  }

  @POST
  @Path("/courses/{id}/outcomes")
  @ResponseStatus(201)
  public OutcomeAnswer record(UUID id, @Valid @NotNull NewOutcome outcome) {
    return OutcomeAnswer.of(recorder.record(id, outcome.entry()));
  }

  @POST
  @Path("/sessions/{id}/outcomes")
  @ResponseStatus(201)
  public OutcomeAnswer recordAt(UUID id, @Valid @NotNull NewOutcome outcome) {
    return OutcomeAnswer.of(recorder.recordAt(id, outcome.entry()));
  }

  @GET
  @Path("/courses/{id}/outcomes")
  public CourseOutcomes of(UUID id) {
    return views.of(id);
  }

  @POST
  @Path("/courses/{id}/outcomes/{outcomeId}/corrections")
  @ResponseStatus(201)
  public OutcomeAnswer correct(
      UUID id, UUID outcomeId, @Valid @NotNull OutcomeCorrection correction) {
    return OutcomeAnswer.of(
        correction.retracts()
            ? recorder.retract(id, outcomeId, correction.reason())
            : recorder.correct(
                id, outcomeId, correction.takenAt(), correction.entered(), correction.reason()));
  }
}
