package org.chairside.planning;

import java.util.UUID;
import org.chairside.planning.ClinicSchedule.NurseTracks;

/** The nurses of a day with what is left of each. */
@SuppressWarnings("ArrayRecordComponent") // made and read within one search
record DayStaff(UUID[] ids, NurseTracks[] tracks) {}
