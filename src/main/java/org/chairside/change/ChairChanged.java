package org.chairside.change;

import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;

/** The patient moved to another chair during the session. */
record ChairChanged(
    UUID clinicId,
    UUID sessionId,
    Instant happenedAt,
    UUID fromChairId,
    UUID chairId,
    String reason)
    implements ClinicEvent {}
