package org.chairside.monitoring;

import static org.chairside.monitoring.ProtocolProblemMessages.PROTOCOL_PROBLEM;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chairside.monitoring.DoseLimits.Deviation;
import org.chairside.monitoring.DoseLimits.DoseBound;

/** Finds problems in a protocol's limits of doses. */
final class DoseLimitsCheck {

  private static final int MOST_PERCENT = 1000;

  private final List<ProtocolProblem> problems = new ArrayList<>();

  private DoseLimitsCheck() {}

  static List<ProtocolProblem> problems(DoseLimits limits) {
    DoseLimitsCheck check = new DoseLimitsCheck();
    check.bound("dose.mg", limits.mg());
    check.bound("dose.mgPerKg", limits.mgPerKg());
    check.bound("dose.mgPerKgPerHour", limits.mgPerKgPerHour());
    check.deviation(limits.deviation());
    return List.copyOf(check.problems);
  }

  private void bound(String where, DoseBound bound) {
    positive(where + ".askAbove", bound.askAbove());
    order(where, bound.askAbove(), bound.clinicianAbove());
    source(where, bound.source());
  }

  private void deviation(Deviation deviation) {
    int ask = deviation.askAbovePercent();
    if (ask < 0 || ask > MOST_PERCENT) {
      problems.add(
          new ProtocolProblem(
              "dose.deviation.askAbovePercent", PROTOCOL_PROBLEM.between(0, MOST_PERCENT)));
    }
    order(
        "dose.deviation",
        BigDecimal.valueOf(ask),
        BigDecimal.valueOf(deviation.clinicianAbovePercent()));
    source("dose.deviation", deviation.source());
  }

  private void positive(String where, BigDecimal limit) {
    if (limit.signum() <= 0) {
      problems.add(new ProtocolProblem(where, PROTOCOL_PROBLEM.doseNotPositive()));
    }
  }

  private void order(String where, BigDecimal ask, BigDecimal clinician) {
    if (clinician.compareTo(ask) < 0) {
      problems.add(new ProtocolProblem(where, PROTOCOL_PROBLEM.clinicianBelowAsk()));
    }
  }

  private void source(String where, String source) {
    if (source.isBlank()) {
      problems.add(new ProtocolProblem(where + ".source", PROTOCOL_PROBLEM.blank()));
    }
  }
}
