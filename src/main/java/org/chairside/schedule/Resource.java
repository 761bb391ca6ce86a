package org.chairside.schedule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource of limited capacity.
 *
 * @param rule the rule that is broken if demand exceeds capacity
 * @param of the chair, patient or nurse; null for what the clinic has as a whole
 */
public record Resource(BookingRule rule, @Nullable UUID of) {

  static final Resource HOURS = new Resource(BookingRule.OPENING_HOURS, null);
  static final Resource CLINIC = new Resource(BookingRule.CLOSURE, null);
  public static final Resource PUMPS = new Resource(BookingRule.PUMPS, null);
  static final Resource CLINICIAN = new Resource(BookingRule.CLINICIAN_ON_SITE, null);
  static final Resource COVER = new Resource(BookingRule.BREAK_COVER, null);
}
