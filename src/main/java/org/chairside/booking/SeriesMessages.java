package org.chairside.booking;

import java.time.LocalDate;
import java.time.LocalTime;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages that describe a proposed series. */
interface SeriesMessages {
  SeriesMessages SERIES = MessageBundle.of(SeriesMessages.class);

  Message soonest();

  Message steady();

  Message calmest();

  Message nearest();

  Message oneSession(LocalDate day);

  Message sessions(long count, LocalDate first, LocalDate last);

  Message daysBetween(Listing gaps);

  Message gap(long days);

  Message gapOffTarget(long days, long target);

  Message alwaysAt(LocalTime time);

  Message between(LocalTime first, LocalTime last);

  Message on(Listing weekdays);

  Message weekday(String day);

  Message chairsTaken(long busiest, long chairs);

  Message someOffWishes();

  Message endsAfterWish(LocalTime end, LocalTime until);
}
