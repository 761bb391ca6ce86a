package org.chairside.vocabulary;

import java.math.BigDecimal;
import org.chairside.message.Worded;
import org.jspecify.annotations.Nullable;

/**
 * What oxygen is given by, with the flow at which it is used. A flow outside needs a person's
 * confirmation.
 *
 * <p>The flows are those of the British Thoracic Society's guideline for oxygen use in adults
 * (Thorax 2017;72 Suppl 1), and of the Resuscitation Council UK for the bag-valve mask.
 */
public enum OxygenDevice implements Worded {
  /** No oxygen: SNOMED CT 722742002, LOINC answer LA11849-9. */
  ROOM_AIR(null, null),
  NASAL_CANNULA("0.1", "6"),
  /** Below 5 L/min the patient breathes in what was breathed out. */
  SIMPLE_MASK("5", "10"),
  /** 2 L/min for 24 % to 15 L/min for 60 %. */
  VENTURI_MASK("2", "15"),
  /** Below 10 L/min the bag empties while the patient breathes in. */
  NON_REBREATHER_MASK("10", "15"),
  /** SNOMED CT 426854004. */
  HIGH_FLOW_NASAL_CANNULA("10", "60"),
  BAG_VALVE_MASK("10", "15");

  private final @Nullable BigDecimal leastFlow;
  private final @Nullable BigDecimal mostFlow;

  OxygenDevice(@Nullable String leastFlow, @Nullable String mostFlow) {
    this.leastFlow = leastFlow == null ? null : new BigDecimal(leastFlow);
    this.mostFlow = mostFlow == null ? null : new BigDecimal(mostFlow);
  }

  /** Whether it gives oxygen. */
  public boolean givesOxygen() {
    return this != ROOM_AIR;
  }

  /** L/min; null for room air. */
  public @Nullable BigDecimal leastFlow() {
    return leastFlow;
  }

  /** L/min; null for room air. */
  public @Nullable BigDecimal mostFlow() {
    return mostFlow;
  }
}
