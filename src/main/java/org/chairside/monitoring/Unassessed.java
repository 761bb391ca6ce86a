package org.chairside.monitoring;

import org.chairside.message.Message;
import org.chairside.vocabulary.Severity;

/**
 * A level of a rule that cannot be assessed for the latest reading or an ongoing side effect: it
 * might hold.
 *
 * @param rule the code of the rule
 * @param severity the most urgent level that cannot be assessed
 * @param why what is missing
 */
public record Unassessed(String rule, Severity severity, Message why) {}
