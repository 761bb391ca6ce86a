package org.chairside.booking;

import java.time.LocalDate;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages and refusals about series, moves, proposals, re-plans and the waitlist. */
public interface BookingMessages {
  BookingMessages BOOKING = MessageBundle.of(BookingMessages.class);

  Message holdOfCourse();

  Message holdExpired();

  Message inTheFutureToHold();

  Message sessionsLeft(long remaining, long asked);

  Message activeChair();

  Message startWithin(long daysBack, long daysAhead);

  Message sessionOfClinic();

  Message sessionsOrHold();

  Message everySessionBooked();

  Message hoursNotSet();

  Message courseOfClinic();

  Message onWaitlistAlready();

  Message nothingToBringForward();

  Message bookedSessionToCome();

  Message waitsNoLonger(Message status);

  Message offerAnswered(Message status);

  Message replanApplied();

  Message fromOnDaysAtMost(LocalDate from, long days);

  Message movedMeanwhile();

  Message gapsMissed();

  Message noPlaceForLater();

  Message courseNotActive();

  Message several(Listing parts);

  Message at(String field, Message message);

  Message noDayLeft(long session, LocalDate from);

  Message noPlace(long session, long of, LocalDate from, LocalDate until);

  Message makesRoom();

  Message waitsSince(long days);

  Message earlierThanBooked(long days);

  Message afterSessionBefore(long days, long target);

  Message noShowTooEarly(long minutes);

  Message anotherChair();

  Message chairOccupied(String chair, String session);

  Message mergeInChairs(String session, String other);

  Message mergeInfusing(String session);

  Message mergeOverlapping(String session, String other);
}
