package org.chairside.platform;

import java.time.Instant;
import java.time.LocalDate;

/** Which day it is where the organization works. */
public interface OrganizationZones {

  /** The latest date on any of its clinics' calendars; in UTC where it has no clinic yet. */
  LocalDate latestDate(Instant now);
}
