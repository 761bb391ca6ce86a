package org.chairside.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.chairside.course.TreatmentPhase;
import org.chairside.demo.Physiology.Body;
import org.chairside.demo.Scenario.Complaint;
import org.chairside.patient.PatientDetails;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;

/**
 * A made-up patient.
 *
 * @param site the place of the clinic in {@link DemoClinics#SITES}
 * @param scenario what happens in the first session of the demo, and in every fifth before and
 *     after
 * @param past how many sessions lie behind, one every {@code gapDays}
 * @param visit the session of the day on which the demo is made
 */
record Person(
    PatientDetails details,
    int site,
    Treatment treatment,
    Body body,
    Scenario scenario,
    int past,
    int gapDays,
    Visit visit) {

  private static final int PLOT_EVERY = 5;

  /** What a clinician ordered. */
  record Treatment(
      String indication, String dosePerKg, int infusionMinutes, List<TreatmentPhase> phases) {
    BigDecimal dose() {
      return new BigDecimal(dosePerKg);
    }
  }

  /**
   * When and where the person sits down.
   *
   * @param inMinutes from the minute in which the demo is made; negative for what has begun
   */
  record Visit(int chair, long inMinutes) {

    /** Whether the person sits in the chair as the demo is made. */
    boolean isGoingOn() {
      return inMinutes < 0 && inMinutes > -100;
    }
  }

  String mrn() {
    return details.mrn();
  }

  /** What happens in the course's session of this number. */
  Scenario plot(int number) {
    return Math.floorMod(number - past - 1, PLOT_EVERY) == 0 ? scenario : Scenario.CALM;
  }

  /** Whether the clinician has not yet signed the session of this number when the demo is made. */
  boolean isUnsigned(int number) {
    return number == past && DemoPatients.PEOPLE.indexOf(this) % 4 == 0;
  }

  /** The body on the day of the session of this number. */
  Body body(int number) {
    return body.in(number, plot(number).reaction());
  }

  /** A number from 0 to 1 that is the same whenever it is asked for again. */
  double chance(int number, String of) {
    return new SplittableRandom(body.seed() * 31 + number + 7919L * of.hashCode()).nextDouble();
  }

  /** What the patient will complain of in that session, by the scenario and by chance. */
  List<Complaint> complaints(int session) {
    Scenario scenario = plot(session);
    List<Complaint> all = new ArrayList<>(scenario.complaints());
    double dissociates = chance(session, "dissociation");
    if (dissociates < 0.4) {
      all.add(
          new Complaint(
              14 + 20 * dissociates,
              SideEffectType.DISSOCIATION,
              dissociates < 0.1 ? SideEffectSeverity.MODERATE : SideEffectSeverity.MILD,
              "Reassured"));
    }
    if (scenario != Scenario.BREAK && chance(session, "nausea") < 0.12) {
      all.add(
          new Complaint(
              26, SideEffectType.NAUSEA, SideEffectSeverity.MODERATE, "Ondansetron 4 mg"));
    }
    return all;
  }
}
