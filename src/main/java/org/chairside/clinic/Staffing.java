package org.chairside.clinic;

import org.jspecify.annotations.Nullable;

/**
 * What a clinic has to watch its patients with. No official ratio of nurses to patients exists for
 * ketamine clinics: these are the clinic's own to approve. The usual ones are a working assumption
 * between one nurse to two or three in recovery after moderate sedation and up to four in infusion
 * therapy (Hesaraki 2020); they tighten for higher acuity, as the recovery standard of the College
 * of Physicians and Surgeons of Alberta does.
 *
 * @param pumps infusion pumps that can run at once; null: not counted, they never bind
 * @param patientsPerNurse how many patients one nurse watches at once, 1 to 6
 * @param highAcuityPatientsPerNurse the same while one of them is of high acuity, at most as many
 * @param heightenedSessions a patient's first so many sessions count as of high acuity
 */
public record Staffing(
    @Nullable Integer pumps,
    int patientsPerNurse,
    int highAcuityPatientsPerNurse,
    int heightenedSessions) {

  public static final Staffing USUAL = new Staffing(null, 3, 2, 3);
}
