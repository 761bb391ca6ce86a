package org.chairside.arrival;

import java.time.LocalDate;
import java.time.LocalTime;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Doubts and refusals as a patient sits down. They name sessions by id, never a patient. */
interface ArrivalMessages {
  ArrivalMessages ARRIVAL = MessageBundle.of(ArrivalMessages.class);

  Message doubtful(Listing doubts);

  Message anotherDay(LocalDate booked, LocalDate arrived);

  Message anotherDayThan(LocalDate booked, LocalDate arrived, String session);

  Message chairTaken(String chair, LocalTime since, String session);

  Message beyondOrder(long number, long sessions);

  Message leftOpen(LocalDate day, String session);

  Message infusingInChair(String chair, String session);

  Message infusingOnPump(String chair, String session);
}
