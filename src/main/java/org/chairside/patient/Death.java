package org.chairside.patient;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a patient has died, as far as it is known.
 *
 * @param deathRecordedAt when it was recorded
 * @param diedOn the date as far as it is known; null where it is unknown
 */
@Embeddable
record Death(Instant deathRecordedAt, @Nullable String diedOn) {}
