package org.chairside.staff;

import java.util.List;
import java.util.UUID;

/** Where the organization's staff work; implemented by the package that keeps the clinics. */
public interface Workplaces {

  /** A clinic as its staff know it. */
  record Workplace(UUID id, String name) {}

  /** The clinics of the current organization, by name. */
  List<Workplace> all();
}
