package org.chairside.course;

import java.util.List;
import org.chairside.course.ProtocolCodes.OrderDoubt;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** An ordered dose beyond the protocol's limits is not confirmed. */
final class OrderedDose extends Invalid {

  private OrderedDose(String field, List<OrderDoubt> doubts) {
    super(
        ProblemType.IMPLAUSIBLE,
        doubts.stream().map(each -> FieldError.of(field, each.why(), each.code())).toList());
  }

  /**
   * Refuses a doubted dose that is not confirmed with a reason.
   *
   * @param field where the dose is in the request
   * @param reason why it is meant; null where it is not confirmed
   */
  static void require(String field, List<OrderDoubt> doubts, @Nullable String reason) {
    if (!doubts.isEmpty() && reason == null) {
      throw new OrderedDose(field, doubts);
    }
  }
}
