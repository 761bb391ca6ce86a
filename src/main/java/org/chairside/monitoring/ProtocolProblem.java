package org.chairside.monitoring;

/**
 * Something wrong with a protocol document.
 *
 * @param where the place in it, such as {@code rules.systolic-high.WARNING}
 * @param message what is wrong there
 */
public record ProtocolProblem(String where, String message) {}
