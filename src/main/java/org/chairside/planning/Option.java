package org.chairside.planning;

/**
 * One place where a session could be.
 *
 * @param cost of moving it there; 0 where it is
 */
record Option(Appointment appointment, long cost) {}
