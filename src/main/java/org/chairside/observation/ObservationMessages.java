package org.chairside.observation;

import java.math.BigDecimal;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages about measured values and their problems. */
public interface ObservationMessages {
  ObservationMessages OBSERVATION = MessageBundle.of(ObservationMessages.class);

  Message onOxygen();

  Message onRoomAir();

  Message onOxygenFlow(Message flow);

  Message onOxygenBy(Message device);

  Message onOxygenFlowBy(Message flow, Message device);

  Message oxygenFlow();

  Message oxygenFlowBy(Message device);

  Message flowOnRoomAir();

  Message flowWithoutOxygen();

  Message deviceWithoutOxygen();

  Message roomAirOnOxygen();

  Message outside(Message sign, BigDecimal value, BigDecimal low, BigDecimal high);

  Message outsideIn(Message sign, BigDecimal value, BigDecimal low, BigDecimal high, String unit);

  Message diastolicNotBelowSystolic(long diastolic, long systolic);

  Message narrowPulsePressure(long difference, long systolic, long diastolic);

  Message itemsOrScore();

  Message oneAnswerAtLeast();

  Message notBeforeOnset();

  Message notAfterResolution();

  Message notBeforeGrade();

  Message resolvedAlready();

  Message somethingMustDiffer();

  Message gradeOutside();
}
