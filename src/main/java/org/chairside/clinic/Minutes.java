package org.chairside.clinic;

/**
 * The minutes of a session around its infusion.
 *
 * @param preparation from sitting down to the start of the infusion
 * @param disconnect from the end of the infusion until the line is out
 * @param recovery from then to leaving the chair
 * @param turnover from leaving the chair to its next patient
 */
public record Minutes(int preparation, int disconnect, int recovery, int turnover) {

  /**
   * Session times of published clinic practice: 15 minutes of preparation, about 10 of taking the
   * line out, 30 to 60 of recovery.
   */
  public static final Minutes USUAL = new Minutes(15, 10, 45, 10);
}
