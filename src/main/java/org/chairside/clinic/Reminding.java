package org.chairside.clinic;

import java.util.Comparator;
import java.util.List;

/**
 * When a clinic reminds its patients, and how long they are to fast. Practice differs (solids 4 to
 * 8 hours, clear fluids 2 to 4), so each clinic sets its hours.
 *
 * @param leadHours how many hours before the appointment a reminder goes out, the earliest first
 * @param fastingSolidsHours no solid food so many hours before the appointment
 * @param fastingFluidsHours no clear fluids so many hours before it
 */
public record Reminding(List<Integer> leadHours, int fastingSolidsHours, int fastingFluidsHours) {

  public static final Reminding USUAL = new Reminding(List.of(72, 24), 6, 2);

  public Reminding {
    leadHours = leadHours.stream().sorted(Comparator.reverseOrder()).toList();
  }
}
