package org.chairside.session;

import org.chairside.message.Message;

/**
 * A criterion of the protocol for going home that was not met, or could not be told, when the
 * patient left.
 *
 * @param code the criterion's
 * @param why with the numbers of that moment
 */
public record UnmetCriterion(String code, Message why) {}
