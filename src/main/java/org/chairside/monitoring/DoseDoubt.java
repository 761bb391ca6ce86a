package org.chairside.monitoring;

import org.chairside.message.Message;

/**
 * Why a dose or rate may be a mistake.
 *
 * @param code stable, such as {@code dose-far-from-order}
 * @param why with the numbers and the limit
 * @param clinicianOnly whether only a clinician confirms it
 */
public record DoseDoubt(String code, Message why, boolean clinicianOnly) {}
