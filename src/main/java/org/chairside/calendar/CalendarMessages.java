package org.chairside.calendar;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** What calendars say and what is refused of them. */
interface CalendarMessages {
  CalendarMessages CALENDAR = MessageBundle.of(CalendarMessages.class);

  Message ownSessionsOnly();

  Message appointmentAt(String clinic);
}
