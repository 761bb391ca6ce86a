package org.chairside.vocabulary;

import java.math.BigDecimal;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** How a measured number reads with its unit. */
public interface MeasureMessages {
  MeasureMessages MEASURE = MessageBundle.of(MeasureMessages.class);

  Message amount(BigDecimal number);

  Message amountIn(BigDecimal number, String unit);

  /** In both units, since a clinic enters either; °F to one decimal. */
  Message temperature(BigDecimal celsius, BigDecimal fahrenheit);

  Message perMinute(BigDecimal number);

  Message ofTen(BigDecimal number);

  Message measured(Message sign, Message amount);
}
