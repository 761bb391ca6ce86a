package org.chairside.roster;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Fired within the transaction that changes a day's roster, whose row it holds, so that what
 * follows from it is written with it or not at all.
 */
public record RosterChanged(UUID clinicId, LocalDate day) {}
