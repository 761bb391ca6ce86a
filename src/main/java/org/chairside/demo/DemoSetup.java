package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.clinic.Chair;
import org.chairside.clinic.Chairs;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.course.Acuity;
import org.chairside.course.Course;
import org.chairside.course.CourseOrders;
import org.chairside.demo.DemoClinics.Colleague;
import org.chairside.demo.DemoClinics.Site;
import org.chairside.demo.DemoStaff.Team;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.transaction.Transactions;
import org.chairside.staff.StaffAccounts;

/** Creates the demo's staff, clinics with chairs, patients and orders. */
@ApplicationScoped
class DemoSetup {

  static final String DRUG = "Ketamine";
  static final String PROTOCOL = "ketamine-standard";
  private static final Duration SINCE = Duration.ofDays(60);

  private final Transactions transactions;
  private final StaffAccounts accounts;
  private final Clinics clinics;
  private final Chairs chairs;
  private final Patients patients;
  private final CourseOrders courses;
  private final SessionPlayer player;
  private final Clock clock;

  DemoSetup(
      Transactions transactions,
      StaffAccounts accounts,
      Clinics clinics,
      Chairs chairs,
      Patients patients,
      CourseOrders courses,
      SessionPlayer player,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.clinics = clinics;
    this.chairs = chairs;
    this.patients = patients;
    this.courses = courses;
    this.player = player;
    this.clock = clock;
  }

  /** Founds the organization and everything that sessions need, all or nothing. */
  Team lay() {
    UUID organization = accounts.found(DemoClinics.ORGANIZATION);
    return transactions.call(Actor.system(organization), () -> within(organization));
  }

  private Team within(UUID organization) {
    Map<String, UUID> ids = new HashMap<>();
    for (Colleague colleague : DemoClinics.STAFF) {
      var person =
          accounts.takeOn(
              colleague.username(),
              colleague.name(),
              Set.of(colleague.role()),
              DemoClinics.PASSWORD);
      ids.put(colleague.username(), person.id());
    }
    Team team = Team.of(organization, ids);
    player.at(
        clock.instant().minus(SINCE),
        team.admin(),
        () -> {
          List<UUID> sites = DemoClinics.SITES.stream().map(this::open).toList();
          DemoPatients.PEOPLE.forEach(person -> admit(person, sites.get(person.site()), team));
        });
    return team;
  }

  private UUID open(Site site) {
    Clinic clinic = new Clinic(site.clinic(), stamp());
    clinics.persist(clinic);
    List<Chair> floor = new ArrayList<>();
    for (int i = 1; i <= site.chairs(); i++) {
      floor.add(new Chair(clinic.id(), "Chair " + i, true, stamp()));
    }
    chairs.persist(floor);
    return clinic.id();
  }

  private void admit(Person person, UUID clinicId, Team team) {
    Patient patient = new Patient(person.details(), stamp());
    patients.persist(patient);
    patients.flush();
    var treatment = person.treatment();
    var order =
        new Course.Order(
            patient.id(),
            clinicId,
            treatment.indication(),
            DRUG,
            treatment.dose(),
            null,
            treatment.infusionMinutes(),
            treatment.phases(),
            PROTOCOL,
            Acuity.STANDARD);
    team.clinician().acting(() -> courses.order(order, null));
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
