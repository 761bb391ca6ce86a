package org.chairside.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.course.TreatmentPhase;
import org.chairside.demo.Person.Treatment;
import org.chairside.demo.Person.Visit;
import org.chairside.demo.Physiology.Body;
import org.chairside.patient.BirthDate;
import org.chairside.patient.Patient;
import org.chairside.patient.Patient.Sex;
import org.chairside.patient.PatientDetails;
import org.chairside.patient.Weight;
import org.jspecify.annotations.Nullable;

/** The patients of the demo. All people are made up. */
final class DemoPatients {

  private static final String DEPRESSION = "Treatment-resistant depression";
  private static final String MIGRAINE = "Chronic refractory migraine";
  private static final String PAIN = "Complex regional pain syndrome";

  private static final List<TreatmentPhase> SERIES =
      List.of(
          phase("Induction", 6, 2, 3, 4),
          phase("Taper", 4, 5, 7, 10),
          phase("Maintenance", 12, 21, 28, 35));
  private static final List<TreatmentPhase> PAIN_SERIES =
      List.of(phase("Induction", 10, 2, 4, 7), phase("Booster", 10, 14, 28, 42));

  /** What is ordered when a series has run out. */
  static final List<TreatmentPhase> FURTHER = List.of(phase("Maintenance", 24, 1, 7, 35));

  private static TreatmentPhase phase(String name, int sessions, int min, int target, int max) {
    return new TreatmentPhase(name, sessions, new TreatmentPhase.Gap(min, target, max));
  }

  static final List<Person> PEOPLE =
      List.of(
          new Person(
              patient("1001", "Walter", "Lindqvist", "1964-03-11", Sex.MALE, "92.5")
                  .medications("Lisinopril 10 mg", "Duloxetine 60 mg")
                  .notes("Known hypertension, controlled.")
                  .made(),
              0,
              new Treatment(DEPRESSION, "0.5", 45, SERIES),
              new Body(1001, 136, 82, 74, 97, 15, 36.7, 1, 1.1, null),
              Scenario.HYPERTENSIVE,
              6,
              3,
              new Visit(0, -34)),
          new Person(
              patient("1002", "Ngozi", "Okafor", "1989-09-24", Sex.FEMALE, "68.0")
                  .allergies("Penicillin: rash")
                  .medications("Sertraline 100 mg")
                  .made(),
              0,
              new Treatment(DEPRESSION, "0.6", 60, SERIES),
              new Body(1002, 114, 72, 70, 99, 14, 36.6, 0, 0.9, null),
              Scenario.HALLUCINATION,
              4,
              3,
              new Visit(1, -27)),
          new Person(
              patient("1003", "Priya", "Raman", "1978-01-30", Sex.FEMALE, "61.4")
                  .medications("Topiramate 50 mg", "Sumatriptan as needed")
                  .made(),
              0,
              new Treatment(MIGRAINE, "0.5", 60, SERIES),
              new Body(1003, 118, 74, 66, 98, 14, 36.8, 7, 1, null),
              Scenario.BREAK,
              5,
              4,
              new Visit(2, -36)),
          new Person(
              patient("1004", "Tomasz", "Zielinski", "1958-11-02", Sex.MALE, "84.0")
                  .allergies("Latex: contact dermatitis", "Codeine: vomiting")
                  .medications("Gabapentin 300 mg")
                  .made(),
              0,
              new Treatment(PAIN, "0.5", 60, PAIN_SERIES),
              new Body(1004, 126, 78, 68, 97, 15, 36.5, 6, 1, null),
              Scenario.EARLY,
              5,
              5,
              new Visit(3, -31)),
          new Person(
              patient("1005", "Leilani", "Kahale", "1995-06-17", Sex.FEMALE, "73.2")
                  .medications("Bupropion 150 mg")
                  .made(),
              0,
              new Treatment(DEPRESSION, "0.5", 45, SERIES),
              new Body(1005, 112, 70, 72, 99, 14, 36.7, 0, 0.8, null),
              Scenario.CALM,
              3,
              3,
              new Visit(4, 20)),
          new Person(
              patient("1006", "Marcus", "Bell", "1971-12-05", Sex.MALE, "101.3")
                  .medications("Venlafaxine 150 mg")
                  .made(),
              0,
              new Treatment(DEPRESSION, "0.5", 60, SERIES),
              new Body(1006, 132, 80, 76, 97, 16, 36.6, 1, 1.1, null),
              Scenario.DESATURATION,
              4,
              4,
              new Visit(4, -270)),
          new Person(
              patient("1007", "Yuki", "Tanabe", "1983-04-21", Sex.FEMALE, "54.8")
                  .allergies("Shellfish: urticaria")
                  .made(),
              0,
              new Treatment(MIGRAINE, "0.4", 90, SERIES),
              new Body(1007, 108, 68, 64, 98, 13, 36.9, 6, 0.9, null),
              Scenario.HALLUCINATION,
              5,
              4,
              new Visit(0, 105)),
          new Person(
              patient("2001", "Denise", "Fournier", "1967-08-08", Sex.FEMALE, "77.7")
                  .medications("Amitriptyline 25 mg")
                  .made(),
              1,
              new Treatment(MIGRAINE, "0.5", 60, SERIES),
              new Body(2001, 122, 76, 70, 98, 14, 36.6, 8, 1, null),
              Scenario.FORGOTTEN_SET,
              5,
              3,
              new Visit(0, -46)),
          new Person(
              patient("2002", "Samuel", "Adeyemi", "1952-02-14", Sex.MALE, "70.6")
                  .scale2()
                  .medications("Tiotropium inhaler", "Mirtazapine 30 mg")
                  .notes("COPD; target saturation 88 to 92 %.")
                  .made(),
              1,
              new Treatment(DEPRESSION, "0.4", 45, SERIES),
              new Body(2002, 124, 74, 78, 91, 18, 36.5, 1, 1, null),
              Scenario.CALM,
              4,
              4,
              new Visit(1, -73)),
          new Person(
              patient("2003", "Irina", "Volkova", "1980-10-27", Sex.FEMALE, "65.9")
                  .allergies("Adhesive tape: rash")
                  .medications("Pregabalin 75 mg")
                  .made(),
              1,
              new Treatment(PAIN, "0.6", 75, PAIN_SERIES),
              new Body(2003, 116, 73, 69, 98, 15, 36.7, 7, 1, null),
              Scenario.HALLUCINATION,
              6,
              4,
              new Visit(2, -250)),
          new Person(
              patient("2004", "Caleb", "Yazzie", "1991-07-19", Sex.MALE, "88.1")
                  .medications("Escitalopram 20 mg")
                  .made(),
              1,
              new Treatment(DEPRESSION, "0.5", 45, SERIES),
              new Body(2004, 120, 76, 62, 98, 14, 36.6, 0, 0.9, null),
              Scenario.CALM,
              2,
              3,
              new Visit(2, 90)),
          new Person(
              patient("2005", "Fatima", "Haddad", "1975-05-03", Sex.FEMALE, "59.5")
                  .allergies("Sulfonamides: anaphylaxis 2009")
                  .medications("Propranolol 40 mg", "Erenumab monthly")
                  .made(),
              1,
              new Treatment(MIGRAINE, "0.5", 60, SERIES),
              new Body(2005, 115, 71, 61, 99, 14, 36.8, 7, 1, null),
              Scenario.BREAK,
              4,
              4,
              new Visit(0, 150)));

  private static final Map<String, Person> BY_MRN =
      PEOPLE.stream().collect(Collectors.toUnmodifiableMap(Person::mrn, Function.identity()));

  /** The MRNs of everybody who is played. */
  static Set<String> mrns() {
    return BY_MRN.keySet();
  }

  static Person person(String mrn) {
    Person person = BY_MRN.get(mrn);
    if (person == null) {
      throw new IllegalArgumentException("not of the cast");
    }
    return person;
  }

  private DemoPatients() {}

  private static Sheet patient(
      String number, String given, String family, String born, Sex sex, String weightKg) {
    return new Sheet(
        "HIC-" + number, given, family, LocalDate.parse(born), sex, new BigDecimal(weightKg));
  }

  /** A patient's details while they are written down. */
  private static final class Sheet {
    private final String mrn;
    private final String given;
    private final String family;
    private final LocalDate born;
    private final Sex sex;
    private final BigDecimal weightKg;
    private int spo2Scale = 1;
    private List<String> allergies = List.of();
    private List<String> medications = List.of();
    private @Nullable String notes;

    Sheet(String mrn, String given, String family, LocalDate born, Sex sex, BigDecimal weightKg) {
      this.mrn = mrn;
      this.given = given;
      this.family = family;
      this.born = born;
      this.sex = sex;
      this.weightKg = weightKg;
    }

    Sheet scale2() {
      spo2Scale = 2;
      return this;
    }

    Sheet allergies(String... all) {
      allergies = List.of(all);
      return this;
    }

    Sheet medications(String... all) {
      medications = List.of(all);
      return this;
    }

    Sheet notes(String text) {
      notes = text;
      return this;
    }

    PatientDetails made() {
      return new PatientDetails(
          mrn,
          given,
          family,
          BirthDate.of(born),
          sex,
          null,
          (given + "." + family).toLowerCase(Locale.ROOT) + "@example.org",
          Weight.ofKilograms(weightKg),
          spo2Scale,
          allergies,
          medications,
          List.of(),
          notes,
          null,
          Patient.Reminders.EMAIL,
          null);
    }
  }
}
