package org.chairside.observation;

import org.chairside.message.Message;

/**
 * A number that cannot be a reading.
 *
 * @param field the name in JSON, such as {@code spo2}
 * @param message what is wrong with it, to follow the field's name
 */
public record RejectedValue(String field, Message message) {}
