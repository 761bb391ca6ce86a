package org.chairside.platform.problem;

/** The database refused a request's write because its disk is full. Fired once for each. */
public record DatabaseFull() {}
