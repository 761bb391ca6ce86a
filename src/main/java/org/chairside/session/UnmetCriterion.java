package org.chairside.session;

import org.chairside.message.Message;

/**
 * A criterion that was unmet or unknown when the infusion started or the patient left.
 *
 * @param code the criterion's
 * @param why with the numbers of that moment
 */
public record UnmetCriterion(String code, Message why) {}
