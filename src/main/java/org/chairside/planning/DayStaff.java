package org.chairside.planning;

import java.util.UUID;
import org.chairside.schedule.NurseTimelines;

/** The nurses of a day with what is left of each. */
@SuppressWarnings("ArrayRecordComponent") // made and read within one search
record DayStaff(UUID[] ids, NurseTimelines[] tracks) {}
