package org.chairside.course;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/** What courses need of the monitoring protocols; implemented by the package that keeps them. */
public interface ProtocolCodes {

  /** Whether the organization has a published protocol of this code. */
  boolean isPublished(String code);

  /** Why a dose may be a mistake: a stable code, and a sentence with the number and the limit. */
  record OrderDoubt(String code, Message why) {}

  /**
   * Doubts about an order by the limits of the protocol in force.
   *
   * @param dosePerKg mg per kg of body weight
   * @param minutes over how long
   * @param weightKg null where the patient was not weighed
   */
  List<OrderDoubt> doubts(
      String code, BigDecimal dosePerKg, int minutes, @Nullable BigDecimal weightKg);
}
