package org.chairside.waitlist;

import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.event.ClinicEvent;
import org.jspecify.annotations.Nullable;

/** What happens on the waitlist. */
sealed interface WaitlistEvent extends ClinicEvent {

  @Override
  default @Nullable UUID sessionId() {
    return null;
  }

  /** A free slot is offered to a waiting patient. */
  record PlaceOffered(UUID clinicId, UUID offerId, UUID entryId, UUID chairId, Instant start)
      implements WaitlistEvent {}

  /** It was taken, or not. */
  record OfferAnswered(UUID clinicId, UUID offerId, WaitlistOffer.OfferStatus answer)
      implements WaitlistEvent {}
}
