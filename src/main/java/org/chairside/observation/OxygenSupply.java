package org.chairside.observation;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.observation.ObservationMessages.OBSERVATION;
import static org.chairside.vocabulary.MeasureMessages.MEASURE;

import java.math.BigDecimal;
import java.util.List;
import org.chairside.message.Message;
import org.chairside.vocabulary.OxygenDevice;
import org.jspecify.annotations.Nullable;

/**
 * How much oxygen is given, and by what. Either may be unknown: a flow without a device is by an
 * unknown one, and a device without a flow gives an unknown flow.
 *
 * @param oxygenFlow L/min (LOINC 3151-8)
 */
public record OxygenSupply(@Nullable BigDecimal oxygenFlow, @Nullable OxygenDevice oxygenDevice) {

  /** Nothing known of it. */
  public static final OxygenSupply UNKNOWN = new OxygenSupply(null, null);

  /** The names in JSON and in CSV columns. */
  public static final String FLOW = "oxygenFlow";

  public static final String DEVICE = "oxygenDevice";
  public static final String UNIT = "L/min";

  private static final int DECIMALS = 2;
  private static final BigDecimal LEAST = new BigDecimal("0.1");

  /** The most that devices for high flow deliver to adults; "no oxygen" is not a flow of 0. */
  private static final BigDecimal MOST = new BigDecimal(60);

  /** The most on the scale of a flowmeter at the wall. */
  private static final BigDecimal MOST_OF_A_FLOWMETER = new BigDecimal(15);

  /** 2, 2.0 and 2.00 L/min are one flow. */
  public OxygenSupply {
    if (oxygenFlow != null) {
      oxygenFlow = plain(oxygenFlow);
    }
  }

  private static BigDecimal plain(BigDecimal flow) {
    BigDecimal stripped = flow.stripTrailingZeros();
    return stripped.scale() < 0 && stripped.precision() - stripped.scale() < 10
        ? stripped.setScale(0)
        : stripped;
  }

  /** Whether it says that oxygen is given; null where nothing is known of it. */
  public @Nullable Boolean given() {
    if (oxygenFlow != null) {
      return true;
    }
    return oxygenDevice == null ? null : oxygenDevice.givesOxygen();
  }

  /**
   * This supply as a correction leaves it: what the correction gives replaces what was, and what
   * contradicts what it gives goes.
   *
   * @param corrected the flow and the device of the correction
   * @param onOxygen the correction's word on whether oxygen is given, or null
   */
  public OxygenSupply correctedBy(OxygenSupply corrected, @Nullable Boolean onOxygen) {
    Boolean given = onOxygen == null ? corrected.given() : onOxygen;
    OxygenSupply kept = given == null || given.equals(given()) ? this : UNKNOWN;
    return new OxygenSupply(
        corrected.oxygenFlow == null ? kept.oxygenFlow : corrected.oxygenFlow,
        corrected.oxygenDevice == null ? kept.oxygenDevice : corrected.oxygenDevice);
  }

  /**
   * What cannot be.
   *
   * @param onOxygen whether oxygen is given, by the set's own word
   */
  List<RejectedValue> impossible(@Nullable Boolean onOxygen) {
    if (oxygenFlow != null) {
      if (oxygenFlow.compareTo(LEAST) < 0 || oxygenFlow.compareTo(MOST) > 0) {
        return List.of(new RejectedValue(FLOW, FIELD.betweenIn(LEAST, MOST, UNIT)));
      }
      if (oxygenFlow.scale() > DECIMALS) {
        return List.of(new RejectedValue(FLOW, FIELD.decimalsAtMost(DECIMALS)));
      }
      if (oxygenDevice == OxygenDevice.ROOM_AIR) {
        return List.of(new RejectedValue(FLOW, OBSERVATION.flowOnRoomAir()));
      }
      if (Boolean.FALSE.equals(onOxygen)) {
        return List.of(new RejectedValue(FLOW, OBSERVATION.flowWithoutOxygen()));
      }
    }
    return oxygenDevice == null || onOxygen == null || onOxygen == oxygenDevice.givesOxygen()
        ? List.of()
        : List.of(
            new RejectedValue(
                DEVICE,
                onOxygen ? OBSERVATION.roomAirOnOxygen() : OBSERVATION.deviceWithoutOxygen()));
  }

  /** A flow at which the device is not used; null where there is none. */
  @Nullable Implausible implausible() {
    if (oxygenFlow == null) {
      return null;
    }
    BigDecimal least = oxygenDevice == null ? null : oxygenDevice.leastFlow();
    BigDecimal most = oxygenDevice == null ? null : oxygenDevice.mostFlow();
    BigDecimal low = least == null ? LEAST : least;
    BigDecimal high = most == null ? MOST_OF_A_FLOWMETER : most;
    if (oxygenFlow.compareTo(low) >= 0 && oxygenFlow.compareTo(high) <= 0) {
      return null;
    }
    Message flow =
        oxygenDevice == null
            ? OBSERVATION.oxygenFlow()
            : OBSERVATION.oxygenFlowBy(oxygenDevice.message());
    return new Implausible(
        oxygenDevice == null ? List.of(FLOW) : List.of(FLOW, DEVICE),
        FLOW + "-extreme",
        OBSERVATION.outsideIn(flow, oxygenFlow, low, high, UNIT));
  }

  /** In words, such as "on oxygen 2 L/min by nasal cannula"; null where nothing is known of it. */
  @Nullable Message message() {
    if (oxygenFlow == null) {
      return oxygenDevice == null
          ? null
          : oxygenDevice.givesOxygen()
              ? OBSERVATION.onOxygenBy(oxygenDevice.message())
              : OBSERVATION.onRoomAir();
    }
    Message flow = MEASURE.amountIn(oxygenFlow, UNIT);
    return oxygenDevice == null
        ? OBSERVATION.onOxygenFlow(flow)
        : OBSERVATION.onOxygenFlowBy(flow, oxygenDevice.message());
  }
}
