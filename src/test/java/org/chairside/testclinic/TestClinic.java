package org.chairside.testclinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.Transactions;
import org.chairside.staff.StaffAccounts;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A clinic in a new organization, with one person of every role, used only over HTTP. Its
 * situations are reached by real calls.
 */
public final class TestClinic {

  public static final String PASSWORD = "a password of the ward";

  private static final Map<String, ContractCheck> CONTRACTS = new ConcurrentHashMap<>();

  public final Person admin;
  public final Person nurse;
  public final Person scheduler;
  public final Person clinician;
  public final Person nobody;
  public final UUID clinicId;
  public final List<UUID> chairIds;

  /** Another zone is another time of day: the browser stories are played at several. */
  private static final ZoneId ZONE =
      ZoneId.of(System.getProperty("chairside.test.zone", "America/New_York"));

  private final String baseUri;
  private final ContractCheck contract;
  private final String adminUsername;

  private TestClinic(String baseUri, String adminUsername, String adminPassword, int chairs) {
    this.baseUri = baseUri;
    this.adminUsername = adminUsername;
    contract = contract(baseUri, adminUsername, adminPassword);
    nobody = Person.nobody(contract, baseUri);
    admin = Person.signIn(contract, baseUri, adminUsername, adminPassword);
    nurse = takeOn(Role.NURSE);
    scheduler = takeOn(Role.SCHEDULER);
    clinician = takeOn(Role.CLINICIAN);
    clinicId = opensClinic("Midtown");
    chairIds = new ArrayList<>();
    for (int i = 1; i <= chairs; i++) {
      chairIds.add(
          id(admin.post("/api/clinics/" + clinicId + "/chairs", Map.of("name", "Chair " + i))));
    }
  }

  static {
    PatientTraces.watchLog();
  }

  /** A new organization in the application under test, with a clinic of two chairs. */
  public static TestClinic open() {
    return open(2);
  }

  /** The same with this many chairs. */
  public static TestClinic open(int chairs) {
    PatientTraces.requireNoneLogged();
    String username = "admin-" + some();
    StaffAccounts accounts = CDI.current().select(StaffAccounts.class).get();
    UUID organization = accounts.found("Organization " + username);
    CDI.current()
        .select(Transactions.class)
        .get()
        .run(
            Actor.system(organization),
            () -> accounts.takeOn(username, "Admin", Set.of(Role.ADMIN), PASSWORD));
    return new TestClinic(applicationUri(), username, PASSWORD, chairs);
  }

  /** The address of the running application under test. */
  public static String applicationUri() {
    return ConfigProvider.getConfig().getValue("test.url", String.class);
  }

  /** The address of the clinic's server. */
  public String uri() {
    return baseUri;
  }

  /** A clinic in an application that runs as a process of its own and whose admin is known. */
  public static TestClinic at(
      String baseUri, String adminUsername, String adminPassword, int chairs) {
    return new TestClinic(baseUri, adminUsername, adminPassword, chairs);
  }

  /** Another clinic of the organization, open day and night. */
  public UUID opensClinic(String name) {
    return id(
        admin.post(
            "/api/clinics",
            Map.of(
                "name",
                name + " " + some(),
                "timeZone",
                ZONE.getId(),
                "hours",
                hours("00:00", "00:00"))));
  }

  /** The same hours on every day of the week. */
  public static List<Map<String, String>> hours(String opens, String closes) {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> Map.of("day", day.name(), "opens", opens, "closes", closes))
        .toList();
  }

  /** From now on the clinic keeps these hours from Monday to Friday alone. */
  public void openOnWorkdays(String opens, String closes) {
    List<Map<String, String>> workdays =
        hours(opens, closes).stream().filter(each -> !each.get("day").startsWith("S")).toList();
    change("/api/clinics/" + clinicId, Map.of("hours", workdays));
  }

  /** An admin changes a resource as it stands. */
  public void change(String path, Map<String, ?> change) {
    String version = admin.get(path).header("ETag");
    admin.patch(path, version, change).then().statusCode(200);
  }

  public void closes(Instant from, Instant until, String reason) {
    admin
        .post(
            "/api/clinics/" + clinicId + "/closures",
            Map.of("from", from.toString(), "until", until.toString(), "reason", reason))
        .then()
        .statusCode(201);
  }

  /** Puts the course on the waitlist, with an hour's notice. */
  public UUID waits(UUID course) {
    return id(
        scheduler.post(
            "/api/clinics/" + clinicId + "/waitlist",
            Map.of("courseId", course, "noticeMinutes", 60)));
  }

  public UUID staffId(Person person) {
    return UUID.fromString(person.get("/api/me").path("id"));
  }

  /** The roster of a day of the clinic is written, or rewritten. */
  public void rosters(LocalDate day, List<Map<String, Object>> shifts) {
    scheduler.put("/api/clinics/" + clinicId + "/roster/" + day, shifts).then().statusCode(200);
  }

  private static ContractCheck contract(String baseUri, String username, String password) {
    return CONTRACTS.computeIfAbsent(
        baseUri,
        uri -> {
          Answer signedIn =
              Call.to(uri)
                  .contentType("application/json")
                  .body(Map.of("username", username, "password", password))
                  .post("/api/auth/login");
          return new ContractCheck(
              json(Call.to(uri).cookies(signedIn.cookies()).get("/q/openapi?format=json")));
        });
  }

  /** The served OpenAPI document, which everybody who is signed in can read. */
  public Answer contractDocument() {
    return nurse.request().unchecked().get("/q/openapi?format=json");
  }

  /** A member of staff of this role, signed in. */
  public Person takeOn(Role role) {
    return takeOn(role, "A " + role);
  }

  /** The same with a name of their own. */
  public Person takeOn(Role role, String name) {
    String username = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + some();
    admin
        .post(
            "/api/staff",
            Map.of(
                "username", username, "name", name, "roles", List.of(role), "password", PASSWORD))
        .then()
        .statusCode(201);
    return Person.signIn(contract, baseUri, username, PASSWORD);
  }

  /** A machine that may do this; it calls with the token that its id is made with. */
  public Answer makesMachine(String name, String... scopes) {
    return admin.post(
        "/api/tokens",
        Map.of(
            "name",
            name,
            "scopes",
            List.of(scopes),
            "expiresAt",
            now().plus(Duration.ofDays(30)).toString()));
  }

  /** The same, as who calls. */
  public Person aMachine(String name, String... scopes) {
    Answer made = makesMachine(name, scopes);
    made.then().statusCode(201);
    return Person.machine(contract, baseUri, made.path("token"));
  }

  /** The zone of the clinic. */
  public ZoneId zone() {
    return ZONE;
  }

  /** A tablet on which nobody has signed in yet. */
  public Tablet aTablet() {
    return new Tablet(contract, baseUri);
  }

  public String adminUsername() {
    return adminUsername;
  }

  // ------------------------------------------------------------------ situations

  public UUID aPatient() {
    return aPatient(Map.of());
  }

  /** A patient who differs from the usual one in these fields. */
  public UUID aPatient(Map<String, ?> different) {
    Map<String, Object> patient =
        new HashMap<>(
            Map.of(
                "mrn", "MRN-" + some(),
                "givenName", "Ada",
                "familyName", "Okafor",
                "birthDate", "1980-04-12",
                "weightKg", 70.0));
    patient.putAll(different);
    return id(scheduler.post("/api/patients", patient));
  }

  /** A course; of a patient who has one already, with the reason for another. */
  public UUID aCourseFor(UUID patientId) {
    Map<String, Object> course = aCourse(patientId);
    course.put("overrideReason", "for another indication");
    return id(clinician.post("/api/courses", course));
  }

  /** The usual course: six sessions of 60 minutes at 0.5 mg/kg. */
  public Map<String, Object> aCourse(UUID patientId) {
    return new HashMap<>(
        Map.of(
            "patientId",
            patientId,
            "clinicId",
            clinicId,
            "indication",
            "chronic migraine",
            "drug",
            "ketamine",
            "dosePerKg",
            0.5,
            "infusionMinutes",
            60,
            "phases",
            List.of(
                Map.of(
                    "name",
                    "induction",
                    "sessions",
                    6,
                    "gapDays",
                    Map.of("min", 2, "target", 3, "max", 4))),
            "protocol",
            "ketamine-standard"));
  }

  /** A place from the beginning of that minute on. */
  public static Map<String, Object> place(Instant start, UUID chairId) {
    return Map.of("start", minute(start).toString(), "chairId", chairId);
  }

  public UUID aBookedSession() {
    return aBookedSessionFor(aPatient(), 0);
  }

  public UUID aBookedSessionFor(UUID patientId, int chair) {
    return aBookedSessionAt(patientId, chair, now().minus(Duration.ofMinutes(45)));
  }

  public UUID aBookedSessionAt(UUID patientId, int chair, Instant start) {
    Answer answer =
        scheduler.post(
            "/api/courses/" + aCourseFor(patientId) + "/bookings",
            Map.of("sessions", List.of(place(start, chairIds.get(chair)))));
    answer.then().statusCode(201);
    return UUID.fromString(answer.path("sessions[0].id"));
  }

  public UUID aCheckedInSession() {
    UUID session = aBookedSession();
    nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return session;
  }

  /** Checks a patient in who came on another day than the booked one. */
  public Answer checksInOnAnotherDay(UUID session) {
    return nurse.post(
        "/api/sessions/" + session + "/check-in",
        Map.of("overrideReason", "comes today instead, seen by the clinician"));
  }

  public UUID aRunningSession() {
    return aRunningSessionSince(Duration.ofMinutes(1));
  }

  /** A session whose infusion has been running that long, its baseline 125/80, 70, 98 %. */
  public UUID aRunningSessionSince(Duration since) {
    return started(aCheckedInSession(), now().minus(since));
  }

  /** Answers the checklist, takes the baseline five minutes before and starts at that time. */
  public UUID started(UUID session, Instant at) {
    meetChecklist(session);
    chart(session, baseline(at.minus(Duration.ofMinutes(5))));
    nurse
        .post(
            "/api/sessions/" + session + "/start",
            Map.of("doseMg", 35, "pump", "P-" + some(), "startedAt", at.toString()))
        .then()
        .statusCode(200);
    return session;
  }

  /** The same by a clinician, who says why although something is not met. */
  public UUID startedInSpite(UUID session, Instant at, String why) {
    meetChecklist(session);
    chart(session, baseline(at.minus(Duration.ofMinutes(5))));
    clinician
        .post(
            "/api/sessions/" + session + "/start",
            Map.of("doseMg", 35, "startedAt", at.toString(), "overrideReason", why))
        .then()
        .statusCode(200);
    return session;
  }

  public void meetChecklist(UUID session) {
    List<String> codes =
        nurse.get("/api/sessions/" + session).then().extract().path("checklist.code");
    nurse
        .put(
            "/api/sessions/" + session + "/checklist",
            Map.of("items", codes.stream().map(c -> Map.of("code", c, "ok", true)).toList()))
        .then()
        .statusCode(200);
  }

  /** A whole set of calm values: NEWS2 is 0. */
  public static Map<String, Object> baseline(Instant takenAt) {
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("takenAt", takenAt.toString()),
            Map.entry("systolic", 125),
            Map.entry("diastolic", 80),
            Map.entry("heartRate", 70),
            Map.entry("spo2", 98),
            Map.entry("respiratoryRate", 14),
            Map.entry("temperature", 36.6),
            Map.entry("supplementalOxygen", false),
            Map.entry("consciousness", "ALERT"),
            Map.entry("sedation", 5),
            Map.entry("pain", 2)));
  }

  /** The same set with some values changed. */
  public static Map<String, Object> set(Instant takenAt, Map<String, ?> changed) {
    Map<String, Object> values = baseline(takenAt);
    values.putAll(changed);
    return values;
  }

  /** Charts a set that must be taken. */
  public Answer chart(UUID session, Map<String, ?> values) {
    Answer answer = nurse.post("/api/sessions/" + session + "/observations", values);
    answer.then().statusCode(201);
    return answer;
  }

  /** Writes down a side effect that must be taken; the answer with its id and the flags raised. */
  public Answer notices(UUID session, String type, String severity) {
    return notices(session, Map.of("type", type, "severity", severity));
  }

  /** The same with everything that can be said of it. */
  public Answer notices(UUID session, Map<String, ?> effect) {
    Answer answer = nurse.post("/api/sessions/" + session + "/side-effects", effect);
    answer.then().statusCode(201);
    return answer;
  }

  /** A further session of the same course, booked in the first chair. */
  public UUID furtherSessionOf(UUID course, Instant start) {
    Answer answer =
        scheduler.post(
            "/api/courses/" + course + "/bookings",
            Map.of("sessions", List.of(place(start, chairIds.getFirst()))));
    answer.then().statusCode(201);
    return UUID.fromString(answer.path("sessions[0].id"));
  }

  public UUID courseOf(UUID session) {
    return UUID.fromString(session(session).path("course").path("id").asText());
  }

  public UUID patientOf(UUID session) {
    return UUID.fromString(session(session).path("patient").path("id").asText());
  }

  /** Ends the infusion and lets the patient go, a clinician saying why whatever is missing. */
  public void sendHome(UUID session) {
    nurse.post("/api/sessions/" + session + "/finish").then().statusCode(200);
    clinician
        .post("/api/sessions/" + session + "/discharge", Map.of("overrideReason", "doing well"))
        .then()
        .statusCode(200);
  }

  /** A clinician resolves whatever flags the session has and signs it with these words. */
  public Answer signsOff(UUID session, Map<String, ?> words) {
    for (JsonNode flag : session(session).path("flags")) {
      if (!flag.path("status").asText().equals("RESOLVED")) {
        clinician
            .post(
                "/api/flags/" + flag.path("id").asText() + "/resolve",
                Map.of("disposition", "CONTINUE"))
            .then()
            .statusCode(200);
      }
    }
    Answer answer = clinician.post("/api/sessions/" + session + "/review", words);
    answer.then().statusCode(200);
    return answer;
  }

  /** A session that ran for an hour, ended and was signed off. */
  public UUID aSignedSession() {
    UUID session = aRunningSessionSince(Duration.ofMinutes(60));
    sendHome(session);
    signsOff(session, Map.of());
    return session;
  }

  /** A running session with a critical flag that nobody has seen. */
  public UUID aSessionWithACriticalFlag() {
    UUID session = aRunningSession();
    chart(session, set(now(), Map.of("systolic", 188, "diastolic", 112)));
    return session;
  }

  /** A patient 35 minutes after the infusion whose two sets since were as the baseline. */
  public UUID aRecoveredSession() {
    UUID session = aSessionInRecoverySince(Duration.ofMinutes(35));
    chart(session, baseline(now().minus(Duration.ofMinutes(20))));
    chart(session, baseline(now().minus(Duration.ofMinutes(5))));
    return session;
  }

  /** A patient that long after an infusion of ten minutes, of whom nothing was measured since. */
  public UUID aSessionInRecoverySince(Duration since) {
    UUID session = aRunningSessionSince(since.plusMinutes(10));
    nurse
        .post("/api/sessions/" + session + "/finish", Map.of("at", now().minus(since).toString()))
        .then()
        .statusCode(200);
    return session;
  }

  /** Scores the recovery, confirms everything and names the escort. */
  public void prepareToLeave(UUID session) {
    nurse
        .post(
            "/api/sessions/" + session + "/recovery-scores",
            Map.of(
                "scale",
                "ALDRETE",
                "items",
                Map.of("activity", 2, "respiration", 2, "consciousness", 2)))
        .then()
        .statusCode(201);
    List<String> codes =
        nurse.get("/api/sessions/" + session).then().extract().path("dischargeChecklist.code");
    nurse
        .put(
            "/api/sessions/" + session + "/discharge-checklist",
            Map.of(
                "items",
                codes.stream().map(c -> Map.of("code", c, "ok", true)).toList(),
                "escort",
                "her brother"))
        .then()
        .statusCode(200);
  }

  /** Ends the infusion, and a clinician discharges the patient by override. */
  public void leave(UUID session) {
    String path = "/api/sessions/" + session;
    nurse.post(path + "/finish").then().statusCode(200);
    clinician
        .post(path + "/discharge", Map.of("overrideReason", "the story goes on after it"))
        .then()
        .statusCode(200)
        .body("status", org.hamcrest.Matchers.equalTo("DISCHARGED"));
  }

  public JsonNode session(UUID id) {
    return json(nurse.get("/api/sessions/" + id));
  }

  // ------------------------------------------------------------------ small things

  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The beginning of that minute, at which a session may start. */
  public static Instant minute(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Something that no other test uses. */
  public static String some() {
    return UUID.randomUUID().toString().substring(24);
  }

  public static UUID id(Answer answer) {
    answer.then().statusCode(201);
    return UUID.fromString(answer.path("id"));
  }

  public static JsonNode json(Answer answer) {
    try {
      return new ObjectMapper().readTree(answer.asString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
