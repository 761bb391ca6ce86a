package org.chairside.platform.transaction;

/** An answer that holds a secret: it is given once and never stored, so no retry gets it again. */
public interface Secret {}
