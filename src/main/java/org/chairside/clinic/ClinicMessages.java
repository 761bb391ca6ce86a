package org.chairside.clinic;

import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Refusals about clinics, chairs, closures and rosters. */
public interface ClinicMessages {
  ClinicMessages CLINIC = MessageBundle.of(ClinicMessages.class);

  Message opensBeforeItCloses();

  Message notOverlapping(String other);

  Message timeZone();

  Message zoneMovesBookings(long sessions);

  Message zoneWhilePatientsAreHere();

  Message chairOfClinic();

  Message mostForHighAcuity(long most);

  Message clinicNameTaken();

  Message chairNameTaken();

  Message closureWithdrawn();

  Message worksElsewhere();

  Message inTwoClinics();

  Message staffMember();

  Message nurseOrClinician();

  Message dutyOfRole();

  Message chargeForNursesOnly();

  Message breakOutsideShift();

  Message breaksOverlap();

  Message shiftsOverlap(long other);

  Message chargeTaken(long other);
}
