package org.chairside.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician changes of a course's order; null stays as it is.
 *
 * @param dosePerKg mg per kg of body weight and session
 * @param doseReason why a dose beyond the protocol's limits is meant; null where it is not
 *     confirmed
 * @param infusionMinutes 45 to 90
 * @param phases all of them, which replace those of before
 */
public record OrderChange(
    @Nullable BigDecimal dosePerKg,
    @Nullable String doseReason,
    @Nullable Integer infusionMinutes,
    @Nullable List<TreatmentPhase> phases,
    @Nullable Acuity acuity) {

  /** The course's order with this change. */
  Course.Order appliedTo(Course.Order order) {
    boolean isDose = changesDose(order);
    return new Course.Order(
        order.patientId(),
        order.clinicId(),
        order.indication(),
        order.drug(),
        dosePerKg == null ? order.dosePerKg() : dosePerKg,
        isDose ? doseReason : order.doseReason(),
        infusionMinutes == null ? order.infusionMinutes() : infusionMinutes,
        phases == null ? order.phases() : phases,
        order.protocol(),
        acuity == null ? order.acuity() : acuity);
  }

  /** Whether the dose, or the time over which it is given, becomes another one. */
  boolean changesDose(Course.Order order) {
    return (dosePerKg != null && dosePerKg.compareTo(order.dosePerKg()) != 0)
        || (infusionMinutes != null && infusionMinutes != order.infusionMinutes());
  }

  /** The fields that become another, by their names in JSON; empty where none does. */
  List<String> changed(Course.Order order) {
    List<String> fields = new ArrayList<>();
    if (dosePerKg != null && dosePerKg.compareTo(order.dosePerKg()) != 0) {
      fields.add("dosePerKg");
    }
    if (infusionMinutes != null && infusionMinutes != order.infusionMinutes()) {
      fields.add("infusionMinutes");
    }
    if (phases != null && !phases.equals(order.phases())) {
      fields.add("phases");
    }
    if (acuity != null && acuity != order.acuity()) {
      fields.add("acuity");
    }
    return fields;
  }
}
