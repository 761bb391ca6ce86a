package org.chairside.browser;

import java.util.List;

/** Every page of the web app, and the role that opens it. */
final class Pages {

  /**
   * A page.
   *
   * @param name what its picture is called
   * @param path its address
   * @param who looks at it: nurse, scheduler, clinician or admin
   */
  record Shown(String name, String path, String who) {}

  /**
   * What the pages are about, by id.
   *
   * @param reviewed a session that waits for a clinician
   * @param draft the number of a draft of {@code ketamine-standard}
   */
  record Subjects(
      String clinic, String patient, String course, String session, String reviewed, int draft) {}

  private static final String PROTOCOL = "/protocols/ketamine-standard/";

  private Pages() {}

  static List<Shown> all(Subjects of) {
    String session = "/sessions/" + of.session();
    String course = "/courses/" + of.course();
    String patient = "/patients/" + of.patient();
    String clinic = "/admin/clinics/" + of.clinic();
    return List.of(
        new Shown("board", "/board", "nurse"),
        new Shown("wall", "/wall", "nurse"),
        new Shown("session", session, "nurse"),
        new Shown("session-summary", session + "/summary", "nurse"),
        new Shown("downtime", "/downtime", "nurse"),
        new Shown("back-entry", "/downtime/back-entry?session=" + of.session(), "nurse"),
        new Shown("outcomes", course + "/outcomes", "nurse"),
        new Shown("schedule", "/schedule", "scheduler"),
        new Shown("schedule-week", "/schedule?view=week", "scheduler"),
        new Shown("schedule-empty", "/schedule?date=2031-03-03", "scheduler"),
        new Shown("schedule-print", "/schedule/print", "scheduler"),
        new Shown("patients", "/patients", "scheduler"),
        new Shown("patient-new", "/patients/new", "scheduler"),
        new Shown("patient", patient, "scheduler"),
        new Shown("patient-edit", patient + "/edit", "scheduler"),
        new Shown("patient-merge", patient + "/merge", "scheduler"),
        new Shown("course", course, "scheduler"),
        new Shown("course-book", course + "/book", "scheduler"),
        new Shown("waitlist", "/waitlist", "scheduler"),
        new Shown("replans", "/replans", "scheduler"),
        new Shown("roster", "/roster", "scheduler"),
        new Shown("figures", "/figures", "scheduler"),
        new Shown("reviews", "/reviews", "clinician"),
        new Shown("review", "/reviews/" + of.reviewed(), "clinician"),
        new Shown("course-new", patient + "/new-course", "clinician"),
        new Shown("limits", patient + "/limits", "clinician"),
        new Shown("protocols", "/protocols", "clinician"),
        new Shown("protocol", PROTOCOL + 1, "clinician"),
        new Shown("protocol-draft", PROTOCOL + of.draft() + "/edit", "clinician"),
        new Shown("what-if", PROTOCOL + of.draft() + "/what-if", "clinician"),
        new Shown("admin-staff", "/admin/staff", "admin"),
        new Shown("admin-clinics", "/admin/clinics", "admin"),
        new Shown("admin-clinic-new", "/admin/clinics/new", "admin"),
        new Shown("admin-clinic", clinic, "admin"),
        new Shown("admin-chairs", clinic + "/chairs", "admin"),
        new Shown("admin-closures", clinic + "/closures", "admin"),
        new Shown("admin-duty", clinic + "/duty", "admin"),
        new Shown("admin-calendars", clinic + "/calendars", "admin"),
        new Shown("admin-tokens", "/admin/tokens", "admin"),
        new Shown("admin-audit", "/admin/audit", "admin"),
        new Shown("admin-reminders", "/admin/reminders", "admin"));
  }
}
