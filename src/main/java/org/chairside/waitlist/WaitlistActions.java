package org.chairside.waitlist;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chairside.booking.PlaceFreed;
import org.chairside.booking.PlaceTaken;
import org.chairside.booking.Series;
import org.chairside.booking.SeriesBooking;
import org.chairside.booking.SeriesBooking.Place;
import org.chairside.booking.SeriesLookup;
import org.chairside.change.Rescheduling;
import org.chairside.clinic.ClinicZoneChanged;
import org.chairside.clinic.Clinics;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Keeps the waitlist and offers freed slots. */
@ApplicationScoped
public class WaitlistActions {

  private final Clinics clinics;
  private final SeriesLookup lookup;
  private final Waitlist waitlist;
  private final WaitlistOffers offers;
  private final WaitlistMatch matches;
  private final SeriesBooking bookings;
  private final Rescheduling rescheduling;
  private final Sessions sessions;
  private final EventLog events;
  private final Clock clock;

  WaitlistActions(
      Clinics clinics,
      SeriesLookup lookup,
      Waitlist waitlist,
      WaitlistOffers offers,
      WaitlistMatch matches,
      SeriesBooking bookings,
      Rescheduling rescheduling,
      Sessions sessions,
      EventLog events,
      Clock clock) {
    this.clinics = clinics;
    this.lookup = lookup;
    this.waitlist = waitlist;
    this.offers = offers;
    this.matches = matches;
    this.bookings = bookings;
    this.rescheduling = rescheduling;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Adds a patient who wants an earlier slot.
   *
   * @param sessionId the booked session that would move; null for the course's next one, or for one
   *     still to be booked where none is
   */
  WaitlistEntry join(
      UUID clinicId,
      UUID courseId,
      @Nullable UUID sessionId,
      int noticeMinutes,
      @Nullable String note) {
    clinics.get(clinicId);
    Series series = lookup.lock(courseId);
    if (!series.clinic().id().equals(clinicId)) {
      throw new Invalid("courseId", BOOKING.courseOfClinic());
    }
    series.requireOpen();
    if (waitlist.waits(courseId)) {
      throw new Conflict(BOOKING.onWaitlistAlready());
    }
    InfusionSession session = session(series, sessionId);
    if (session == null && series.remaining() == 0) {
      throw new Conflict(BOOKING.nothingToBringForward());
    }
    WaitlistEntry entry =
        new WaitlistEntry(
            clinicId,
            courseId,
            series.patient().id(),
            session == null ? null : session.id(),
            noticeMinutes,
            note,
            Actor.current().stamp(clock.instant()));
    waitlist.persistAndFlush(entry);
    return entry;
  }

  private @Nullable InfusionSession session(Series series, @Nullable UUID sessionId) {
    List<InfusionSession> booked =
        series.standing().stream()
            .filter(each -> each.status() == SessionStatus.BOOKED)
            .filter(each -> each.startsAt().isAfter(clock.instant()))
            .toList();
    if (sessionId == null) {
      return booked.isEmpty() ? null : booked.getFirst();
    }
    return booked.stream()
        .filter(each -> each.id().equals(sessionId))
        .findFirst()
        .orElseThrow(() -> new Invalid("sessionId", BOOKING.bookedSessionToCome()));
  }

  WaitlistEntry withdraw(UUID entryId) {
    WaitlistEntry entry = waitlist.lock(entryId);
    entry.close(WaitlistEntry.WaitlistStatus.WITHDRAWN, clock.instant());
    for (WaitlistOffer offer : offers.openOf(entryId)) {
      answer(offer, WaitlistOffer.OfferStatus.DECLINED);
      offerTo(offer.clinicId(), entry.courseId(), offer.chairId(), offer.startsAt());
    }
    waitlist.flush();
    return entry;
  }

  /** Whether the patient is on a waitlist. */
  public boolean isWaiting(UUID patientId) {
    return !waiting(patientId).isEmpty();
  }

  /**
   * Takes the patient off every waitlist; what was offered is offered to others.
   *
   * @return the entries that were withdrawn
   */
  public List<UUID> withdrawAll(UUID patientId) {
    List<UUID> waiting = waiting(patientId);
    waiting.forEach(this::withdraw);
    return waiting;
  }

  private List<UUID> waiting(UUID patientId) {
    return waitlist.ofPatient(patientId).stream()
        .filter(each -> each.status() == WaitlistEntry.WaitlistStatus.WAITING)
        .map(WaitlistEntry::id)
        .toList();
  }

  /** Offers a freed slot to the best match; it stays free meanwhile. */
  void offer(@Observes PlaceFreed place) {
    if (place.start().isAfter(clock.instant())) {
      offerTo(place.clinicId(), place.courseId(), place.chairId(), place.start());
    }
  }

  /** Offers whose slot was taken or has started are gone. */
  void withdrawWhatIsTaken(@Observes PlaceTaken place) {
    offers
        .within(place.chairId(), place.from(), place.until())
        .forEach(offer -> answer(offer, WaitlistOffer.OfferStatus.GONE));
  }

  /** What was offered is at another instant now. */
  void withdrawOffersOf(@Observes ClinicZoneChanged changed) {
    offers.open(changed.clinicId()).forEach(offer -> answer(offer, WaitlistOffer.OfferStatus.GONE));
  }

  private void offerTo(UUID clinicId, UUID courseId, UUID chairId, Instant start) {
    offers
        .overtaken(clinicId, clock.instant())
        .forEach(offer -> answer(offer, WaitlistOffer.OfferStatus.GONE));
    if (offers.isOffered(chairId, start)) {
      return;
    }
    Set<UUID> asked = offers.declined(chairId, start);
    List<WaitlistEntry> waiting =
        waitlist.free(clinicId).stream()
            .filter(each -> !asked.contains(each.id()))
            .filter(each -> !each.courseId().equals(courseId))
            .toList();
    matches
        .best(waiting, chairId, start)
        .ifPresent(
            match -> {
              WaitlistOffer offer =
                  new WaitlistOffer(
                      match.entry(),
                      chairId,
                      start,
                      match.reasons(),
                      Actor.current().stamp(clock.instant()));
              offers.persistAndFlush(offer);
              events.add(
                  new WaitlistEvent.PlaceOffered(
                      clinicId, offer.id(), offer.entryId(), chairId, start));
            });
  }

  /** The patient accepts: the session is moved or booked under the current rules. */
  WaitlistOffer accept(UUID offerId) {
    WaitlistEntry entry = waitlist.lock(offers.get(offerId).entryId());
    WaitlistOffer offer = offers.lock(offerId);
    answer(offer, WaitlistOffer.OfferStatus.ACCEPTED);
    entry.close(WaitlistEntry.WaitlistStatus.PLACED, clock.instant());
    waitlist.flush();
    UUID session = entry.sessionId();
    if (session == null || !sessions.get(session).isBooked()) {
      bookings.book(entry.courseId(), List.of(new Place(offer.startsAt(), offer.chairId())));
    } else {
      rescheduling.reschedule(session, offer.startsAt(), offer.chairId(), false, false);
    }
    return offer;
  }

  /** The patient declines: the next match is asked. */
  WaitlistOffer decline(UUID offerId) {
    WaitlistEntry entry = waitlist.lock(offers.get(offerId).entryId());
    WaitlistOffer offer = offers.lock(offerId);
    answer(offer, WaitlistOffer.OfferStatus.DECLINED);
    offers.flush();
    if (offer.startsAt().isAfter(clock.instant())) {
      offerTo(offer.clinicId(), entry.courseId(), offer.chairId(), offer.startsAt());
    }
    return offer;
  }

  private void answer(WaitlistOffer offer, WaitlistOffer.OfferStatus as) {
    offer.answer(as, Actor.current().stamp(clock.instant()));
    events.add(new WaitlistEvent.OfferAnswered(offer.clinicId(), offer.id(), as));
  }
}
