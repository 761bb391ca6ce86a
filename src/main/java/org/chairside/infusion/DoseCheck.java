package org.chairside.infusion;

import static org.chairside.charting.ChairMessages.CHAIR;
import static org.chairside.message.FieldMessages.FIELD;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.chairside.charting.Chart;
import org.chairside.charting.SessionMonitor;
import org.chairside.dose.DoseOrder;
import org.chairside.message.Message;
import org.chairside.monitoring.DoseDoubt;
import org.chairside.monitoring.DoseEvaluation;
import org.chairside.monitoring.DoseLimits;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.problem.ProblemType;
import org.chairside.session.InfusionSession;
import org.chairside.stepup.StepUp;
import org.jspecify.annotations.Nullable;

/** Requires confirmation of a dose or rate beyond the protocol's limits or far from the order. */
@ApplicationScoped
class DoseCheck {

  private final SessionMonitor monitor;
  private final StepUp stepUp;

  DoseCheck(SessionMonitor monitor, StepUp stepUp) {
    this.stepUp = stepUp;
    this.monitor = monitor;
  }

  /** A dose or rate is doubted and not confirmed. */
  static final class DoseDoubted extends Invalid {
    private DoseDoubted(String field, List<DoseDoubt> doubts) {
      super(
          ProblemType.IMPLAUSIBLE,
          doubts.stream().map(each -> FieldError.of(field, each.why(), each.code())).toList());
    }
  }

  /**
   * Whether what is doubted is meant.
   *
   * @param confirmed whether the person says so
   * @param reason why; null where none is given
   */
  record Confirmation(boolean confirmed, @Nullable String reason) {}

  /**
   * Checks the dose of an infusion that has just been started.
   *
   * @return the reason with which a doubt was confirmed; null where there was none
   */
  @Nullable String start(
      InfusionSession session, DoseOrder order, BigDecimal mg, Confirmation confirmation) {
    List<DoseDoubt> doubts =
        DoseEvaluation.ofStart(
            limits(session),
            mg,
            session.plan().infusionMinutes(),
            order.dosePerKg(),
            session.checkIn().weightKg());
    return settle("doseMg", doubts, confirmation);
  }

  /**
   * Checks a rate that has just been set; a lower one than before passes.
   *
   * @param before the rate until then, in mg/h
   * @return as for the start
   */
  @Nullable String rate(
      InfusionSession session,
      DoseOrder order,
      BigDecimal before,
      BigDecimal mgPerHour,
      Confirmation confirmation) {
    if (mgPerHour.compareTo(before) <= 0) {
      return null;
    }
    Instant end = Objects.requireNonNull(Chart.infusion(session).plannedEnd());
    List<DoseDoubt> doubts =
        DoseEvaluation.ofRate(
            limits(session),
            mgPerHour,
            session.infusion().deliveredMg(end),
            order.dosePerKg(),
            session.checkIn().weightKg());
    return settle("mgPerHour", doubts, confirmation);
  }

  private DoseLimits limits(InfusionSession session) {
    return Objects.requireNonNull(monitor.protocol(session)).dose();
  }

  private @Nullable String settle(String field, List<DoseDoubt> doubts, Confirmation confirmation) {
    if (doubts.isEmpty()) {
      return null;
    }
    if (!confirmation.confirmed()) {
      throw new DoseDoubted(field, doubts);
    }
    List<Message> clinicianOnly =
        doubts.stream().filter(DoseDoubt::clinicianOnly).map(DoseDoubt::why).toList();
    if (!clinicianOnly.isEmpty() && !Actor.current().is(Role.CLINICIAN)) {
      throw new NotAllowed(CHAIR.doseByClinician(Message.semicolons(clinicianOnly)));
    }
    if (confirmation.reason() == null) {
      throw new Invalid("doseReason", FIELD.required());
    }
    if (!clinicianOnly.isEmpty()) {
      stepUp.require();
    }
    return confirmation.reason();
  }
}
