package org.chairside.breach;

import java.time.LocalDate;
import java.time.LocalTime;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/**
 * Messages about which booking rule a session breaks, what it conflicts with, and which rules could
 * not be checked.
 */
public interface BookingRuleMessages {
  BookingRuleMessages BOOKING_RULE = MessageBundle.of(BookingRuleMessages.class);

  Message span(LocalDate day, LocalTime from, LocalTime until);

  Message spanOfDays(LocalDate day, LocalTime from, LocalDate lastDay, LocalTime until);

  Message clinicNotOpen(Message span);

  Message clinicClosed(Message span);

  Message clinicClosedFor(Message span, String reason);

  Message chairClosed(Message chair, Message span);

  Message chairClosedFor(Message chair, Message span, String reason);

  Message chairNotInUse(Message chair);

  Message chairNotReady(Message chair, String field);

  Message chairHeld(Message chair, Message span);

  Message chairTaken(Message chair, Message span);

  Message theChair();

  Message patientInBoth(String field);

  Message patientBusy(Message span);

  Message patientElsewhere(Message span);

  Message patientAway(Message span);

  Message noNurseOnRoster(LocalDate day);

  Message noNurseFree(Listing reasons);

  Message noNurseAssigned();

  Message theNurse();

  Message nurseOffShift(Message nurse, Message span);

  Message nurseOnBreak(Message nurse, Message span);

  Message nurseWithAnother(Message nurse, Message span);

  Message nurseFull(Message nurse, Message span);

  Message breakCoverFull(Message span);

  Message pumpsInUse(long pumps, Message span);

  Message noClinician(Message span);

  Message withOthers(Message breach, Listing others);

  Message aHold(Message span);

  Message aSession(Message span);

  Message sessionOfCourse();

  Message gapAfter(long days, Message other, LocalDate day, long least, long most);

  Message gapBefore(long days, Message other, LocalDate day, long least, long most);

  Message noRoster(Listing days);

  Message noClinicianOnRoster(Listing days);

  Message day(LocalDate day);

  Message hoursUnknown();

  Message pumpsUnknown();

  Message inThePast();

  Message days(Listing days);

  Message daysAndMore(Message days, long more);

  Message daysNotOpen(Message days);

  Message daysClosed(Message days);

  Message daysWithoutChairInUse(Message days);

  Message daysWithoutFreeChair(Message days);

  Message daysPatientBusy(Message days);

  Message daysPatientAway(Message days);

  Message daysOffGap(Message days);

  Message daysWithoutNurse(Message days);

  Message daysNursesSetUp(Message days);

  Message daysNursesFull(Message days);

  Message daysWithoutCover(Message days);

  Message daysWithoutPump(Message days);

  Message daysWithoutClinician(Message days);
}
