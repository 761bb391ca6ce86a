package org.chairside.schedule;

/**
 * The hard rules of booking, all of them, in the order in which a refusal names them. Proposals,
 * bookings, moves, re-plans and the check of existing bookings use exactly these.
 */
public enum BookingRule {
  /** A course that is held or cancelled gets no session. */
  COURSE_ACTIVE,
  /** The clinic is open from the patient's arrival to the end of the recovery. */
  OPENING_HOURS,
  /** The clinic is not closed for that time. */
  CLOSURE,
  /** The chair is in use, and not closed. */
  CHAIR_OPEN,
  /** A chair holds one patient from sitting down until it is ready for the next. */
  CHAIR,
  /** A patient is in one place at a time. */
  PATIENT,
  /** The patient can come at that time. */
  PATIENT_AVAILABILITY,
  /** The sessions of a course keep their phase's distance in days. */
  GAP,
  /** A rostered day's session has a nurse who is there from beginning to end. */
  NURSE_ON_SHIFT,
  /** A nurse sets up or disconnects one patient at a time, and none in a break. */
  NURSE_SET_UP,
  /** A nurse watches no more patients at once than their acuity allows. */
  NURSE_RATIO,
  /** Colleagues cover a nurse's patients during a break, within their own ratio. */
  BREAK_COVER,
  /** There are as many pumps as running infusions. */
  PUMPS,
  /** A clinician is on site from the start of the infusion until the patient leaves. */
  CLINICIAN_ON_SITE
}
