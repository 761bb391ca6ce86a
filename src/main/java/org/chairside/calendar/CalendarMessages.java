package org.chairside.calendar;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Texts in calendars, and refusals about them. */
interface CalendarMessages {
  CalendarMessages CALENDAR = MessageBundle.of(CalendarMessages.class);

  Message ownSessionsOnly();

  Message appointmentAt(String clinic);
}
