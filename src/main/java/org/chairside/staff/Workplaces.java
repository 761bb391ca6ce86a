package org.chairside.staff;

import java.util.List;
import java.util.UUID;

/** Where the people of the organization work; told by who keeps the clinics. */
public interface Workplaces {

  /** A clinic as its staff know it. */
  record Workplace(UUID id, String name) {}

  /** The clinics of the present organization, by name. */
  List<Workplace> all();
}
