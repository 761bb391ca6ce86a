package org.chairside.session;

import org.chairside.message.Message;

/**
 * A discharge criterion that was unmet or unknown when the patient left.
 *
 * @param code the criterion's
 * @param why with the numbers of that moment
 */
public record UnmetCriterion(String code, Message why) {}
