package org.chairside.browser;

import java.util.List;
import java.util.UUID;
import org.chairside.ward.Person;
import org.chairside.ward.Ward;

/** Every page of the web app, with something on it, and who looks at it. */
final class Pages {

  /**
   * A page.
   *
   * @param name what its picture is called
   * @param path its address
   * @param who looks at it
   */
  record Shown(String name, String path, Person who) {}

  private Pages() {}

  static List<Shown> all(Ward ward) {
    UUID session = ward.aSessionWithACriticalFlag();
    UUID course = ward.courseOf(session);
    UUID patient = ward.patientOf(session);
    return List.of(
        new Shown("board", "/board", ward.nurse),
        new Shown("wall", "/wall", ward.nurse),
        new Shown("session", "/sessions/" + session, ward.nurse),
        new Shown("session-summary", "/sessions/" + session + "/summary", ward.nurse),
        new Shown("downtime", "/downtime", ward.nurse),
        new Shown("back-entry", "/downtime/back-entry", ward.nurse),
        new Shown("outcomes", "/courses/" + course + "/outcomes", ward.nurse),
        new Shown("schedule", "/schedule", ward.scheduler),
        new Shown("schedule-week", "/schedule?view=week", ward.scheduler),
        new Shown("schedule-print", "/schedule/print", ward.scheduler),
        new Shown("patients", "/patients", ward.scheduler),
        new Shown("patient-new", "/patients/new", ward.scheduler),
        new Shown("patient", "/patients/" + patient, ward.scheduler),
        new Shown("patient-edit", "/patients/" + patient + "/edit", ward.scheduler),
        new Shown("course", "/courses/" + course, ward.scheduler),
        new Shown("course-book", "/courses/" + course + "/book", ward.scheduler),
        new Shown("waitlist", "/waitlist", ward.scheduler),
        new Shown("replans", "/replans", ward.scheduler),
        new Shown("roster", "/roster", ward.scheduler),
        new Shown("figures", "/figures", ward.scheduler),
        new Shown("reviews", "/reviews", ward.clinician),
        new Shown("review", "/reviews/" + session, ward.clinician),
        new Shown("course-new", "/patients/" + patient + "/new-course", ward.clinician),
        new Shown("limits", "/patients/" + patient + "/limits", ward.clinician),
        new Shown("protocols", "/protocols", ward.clinician),
        new Shown("protocol", "/protocols/ketamine-standard/1", ward.clinician),
        new Shown("admin-staff", "/admin/staff", ward.admin),
        new Shown("admin-clinics", "/admin/clinics", ward.admin),
        new Shown("admin-tokens", "/admin/tokens", ward.admin),
        new Shown("admin-audit", "/admin/audit", ward.admin),
        new Shown("admin-reminders", "/admin/reminders", ward.admin));
  }
}
