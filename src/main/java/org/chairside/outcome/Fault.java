package org.chairside.outcome;

import org.chairside.message.Message;

/**
 * Something entered that the instrument does not have.
 *
 * @param field the name in JSON, such as {@code answers[3]}
 * @param message what is wrong with it, to follow the field's name
 */
record Fault(String field, Message message) {}
