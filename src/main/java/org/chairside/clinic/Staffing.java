package org.chairside.clinic;

import org.jspecify.annotations.Nullable;

/**
 * A clinic's staffing and pumps. No official nurse-to-patient ratio exists for ketamine clinics:
 * each clinic approves its own. The usual ones are a working assumption between one nurse to two or
 * three in recovery after moderate sedation and up to four in infusion therapy (Hesaraki 2020);
 * they tighten for higher acuity, as the recovery standard of the College of Physicians and
 * Surgeons of Alberta does.
 *
 * <p>Patients share a nurse's capacity: with three patients per nurse each takes a third, with two
 * of high acuity each takes a half, and the sum is at most one.
 *
 * @param pumps infusion pumps that can run at once; null: not counted, they never bind
 * @param patientsPerNurse how many patients of standard acuity one nurse monitors at once, 1 to 6
 * @param highAcuityPatientsPerNurse the same of high acuity, at most as many
 * @param heightenedSessions a patient's first so many sessions count as of high acuity
 * @param clinicianRequired whether a written roster without a clinician means that none is on site;
 *     otherwise it says nothing about clinicians, and bookings carry a notice
 */
public record Staffing(
    @Nullable Integer pumps,
    int patientsPerNurse,
    int highAcuityPatientsPerNurse,
    int heightenedSessions,
    boolean clinicianRequired) {

  public static final Staffing USUAL = new Staffing(null, 3, 2, 3, false);
}
