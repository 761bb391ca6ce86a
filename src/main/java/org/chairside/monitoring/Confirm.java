package org.chairside.monitoring;

/**
 * A level that has to be confirmed by a repeat: it holds when a second reading within these minutes
 * meets it too, or when none was taken by then.
 *
 * @param withinMinutes the minutes within which the repeat has to be taken
 */
public record Confirm(int withinMinutes) {}
