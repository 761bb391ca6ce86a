package org.chairside.monitoring;

import org.chairside.message.Message;

/**
 * Something wrong with a protocol document.
 *
 * @param where the place in it, such as {@code rules.systolic-high.WARNING}
 * @param message what is wrong there
 */
public record ProtocolProblem(String where, Message message) {}
