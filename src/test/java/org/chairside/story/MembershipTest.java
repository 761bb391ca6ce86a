package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.EveryOperation;
import org.chairside.testclinic.Operation;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.StreamReader;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who works in one clinic finds nothing of another, unless they break the glass. */
@ApplicationTest
class MembershipTest {

  private static final String REFUSED = "membership.other-clinic";
  private static final String REASON = "covers for a colleague who fell ill";

  /** What has an id in its path and belongs to the whole organization. */
  private static final Set<String> OF_THE_ORGANIZATION =
      Set.of("auth", "identity-providers", "staff", "tokens", "grant-requests", "broken-glass");

  /** The same in a clinic, but laborious to make: their query is only tried with an unknown id. */
  private static final Set<String> UNKNOWN =
      Set.of("waitlist-offers", "chart-moves", "what-ifs", "replans");

  private TestClinic clinic;
  private UUID otherClinic;
  private Person elsewhere;

  @BeforeEach
  void twoClinics() {
    clinic = TestClinic.open();
    otherClinic = clinic.opensClinic("Uptown");
    elsewhere = clinic.takeOn(Role.NURSE);
    clinic.change("/api/staff/" + elsewhere.id(), Map.of("roles", List.of(Role.values())));
    worksIn(elsewhere, otherClinic).then().statusCode(200);
  }

  private Answer worksIn(Person person, UUID... clinics) {
    return clinic.admin.put(
        "/api/staff/" + person.id() + "/clinics",
        Map.of("everywhere", clinics.length == 0, "clinicIds", List.of(clinics)));
  }

  private static void assertRefused(Answer answer) {
    answer
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo(REFUSED));
  }

  @Test
  void everyOperationOfOtherClinicIsRefused() {
    EveryOperation every = new EveryOperation(clinic);
    int refused = 0;
    for (Operation operation : Operation.all()) {
      if (!operation.hasId()
          || OF_THE_ORGANIZATION.contains(operation.kind())
          || (operation.path().endsWith("calendar.ics") && operation.kind().equals("clinics"))) {
        continue; // a feed is opened by its own token
      }
      Answer answer = every.call(elsewhere, operation);
      if (UNKNOWN.contains(operation.kind())) {
        assertThat(answer.statusCode()).as(operation.toString()).isIn(400, 404);
      } else if (answer.statusCode() == 403) {
        assertThat(answer.<String>path("code")).as(operation.toString()).isEqualTo(REFUSED);
        refused++;
      } else {
        // a body that makes no sense is refused before anything is looked at
        assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(400);
        assertThat(operation.method()).as(operation.toString()).isNotEqualTo("GET");
      }
    }
    assertThat(refused).as("operations that were refused").isGreaterThan(100);
  }

  @Test
  void bodiesAndQueriesAreCheckedToo() {
    EveryOperation things = new EveryOperation(clinic);
    assertRefused(elsewhere.post("/api/courses", clinic.aCourse(things.id("patients"))));
    assertRefused(
        elsewhere.post(
            "/api/flags/resolve",
            Map.of("flagIds", List.of(things.id("flags")), "disposition", "CONTINUE")));
    assertRefused(
        elsewhere.post(
            "/api/clinics/" + otherClinic + "/waitlist",
            Map.of("courseId", things.id("courses"), "noticeMinutes", 60)));
    for (String query :
        List.of(
            "/api/sessions?clinic=" + clinic.clinicId,
            "/api/flags?clinic=" + clinic.clinicId,
            "/api/reviews?clinic=" + clinic.clinicId,
            "/api/sessions?patient=" + things.id("patients"))) {
      assertRefused(elsewhere.get(query));
    }
  }

  @Test
  void listsShowOwnClinicsAlone() {
    UUID session = clinic.aSessionWithACriticalFlag();
    UUID patient = clinic.patientOf(session);
    UUID newcomer = clinic.aPatient();
    for (String list : List.of("/api/sessions", "/api/flags", "/api/reviews")) {
      clinic.clinician.get(list).then().body("items", hasSize(1));
      elsewhere.get(list).then().statusCode(200).body("items", empty());
    }
    elsewhere.get("/api/clinics").then().body("items.id", contains(otherClinic.toString()));
    elsewhere
        .get("/api/me")
        .then()
        .body("clinics.id", contains(otherClinic.toString()))
        .body("otherClinics.id", contains(clinic.clinicId.toString()));
    clinic.nurse.get("/api/me").then().body("otherClinics", empty());
    for (Answer found :
        List.of(
            elsewhere.get("/api/patients?q=Okafor"),
            elsewhere.post("/api/patients/search", Map.of("q", "Okafor")))) {
      // who has no course yet belongs to no clinic
      found
          .then()
          .body("items.id", hasItem(newcomer.toString()))
          .body("items.id", not(hasItem(patient.toString())));
    }
  }

  @Test
  void colleaguesOfTheClinicAndThoseOfAllGoOn() {
    UUID session = clinic.aRunningSession();
    clinic
        .admin
        .get("/api/staff/" + clinic.nurse.id() + "/clinics")
        .then()
        .body("everywhere", equalTo(true))
        .body("clinicIds", empty());
    worksIn(clinic.nurse, clinic.clinicId, otherClinic).then().statusCode(200);
    clinic
        .nurse
        .post("/api/sessions/" + session + "/observations", Map.of("heartRate", 71))
        .then()
        .statusCode(201);
    clinic.nurse.get("/api/me").then().body("clinics", hasSize(2));
    clinic.clinician.get("/api/sessions/" + session).then().statusCode(200);
    worksIn(elsewhere).then().statusCode(200).body("everywhere", equalTo(true));
    elsewhere.get("/api/sessions/" + session).then().statusCode(200);
  }

  @Test
  void adminsSetClinicsThatExist() {
    String path = "/api/staff/" + clinic.nurse.id() + "/clinics";
    for (List<UUID> wrong :
        List.of(List.<UUID>of(), List.of(UUID.randomUUID()), List.of(TestClinic.open().clinicId))) {
      clinic
          .admin
          .put(path, Map.of("everywhere", false, "clinicIds", wrong))
          .then()
          .statusCode(400)
          .body("errors.field", contains("clinicIds"));
    }
    clinic
        .nurse
        .put(path, Map.of("everywhere", true, "clinicIds", List.of()))
        .then()
        .statusCode(403);
    TestClinic.open().admin.get(path).then().statusCode(404);
    clinic
        .admin
        .get("/api/audit?limit=500")
        .then()
        .body(
            "items.find { it.route == '/staff/{id}/clinics' && it.method == 'PUT'"
                + " && it.status == 200 }.rights[0].before",
            contains("everywhere"));
  }

  @Test
  void glassOpensOnePatientForSomeHours() throws SQLException {
    UUID session = clinic.aRunningSession();
    UUID patient = clinic.patientOf(session);
    UUID other = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    String path = "/api/sessions/" + session;
    assertRefused(elsewhere.get(path));

    Answer broken =
        elsewhere.post("/api/broken-glass", Map.of("patientId", patient, "reason", REASON));
    broken.then().statusCode(201).body("staffId", equalTo(elsewhere.id()));
    Instant ends = Instant.parse(broken.path("endsAt"));
    assertThat(Duration.between(Instant.now(), ends))
        .isBetween(Duration.ofMinutes(239), Duration.ofMinutes(241));

    elsewhere.get(path).then().statusCode(200);
    elsewhere.post(path + "/observations", Map.of("heartRate", 71)).then().statusCode(201);
    assertRefused(elsewhere.get("/api/sessions/" + other));
    assertRefused(elsewhere.get("/api/clinics/" + clinic.clinicId + "/board"));

    clinic
        .admin
        .get("/api/broken-glass")
        .then()
        .body("items.staffId", contains(elsewhere.id()))
        .body("items.reason", contains(REASON));
    clinic
        .admin
        .get("/api/audit?limit=500&actor=" + elsewhere.id())
        .then()
        .body(
            "items.find { it.route == '/broken-glass' && it.method == 'POST' }.rights[0].field",
            equalTo("brokenGlass"));
    expire(UUID.fromString(broken.path("id")));
    assertRefused(elsewhere.get(path));
  }

  private static void expire(UUID glass) throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement update =
            connection.prepareStatement("update broken_glass set ends_at = ? where id = ?")) {
      update.setObject(1, Instant.now().minusSeconds(1).atOffset(ZoneOffset.UTC));
      update.setObject(2, glass);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void brokenGlassIsToldToAdminsAtOnceUntilEachHasSeenIt() throws Exception {
    Person second = clinic.takeOn(Role.ADMIN);
    Person nurse = clinic.takeOn(Role.NURSE);
    worksIn(nurse, otherClinic).then().statusCode(200);
    UUID patient = clinic.patientOf(clinic.aRunningSession());
    // an admin follows one clinic, whichever was entered
    String url = clinic.uri() + "/api/clinics/" + otherClinic + "/events";
    try (StreamReader stream = StreamReader.open(url, clinic.admin.token(), null)) {
      UUID glass =
          TestClinic.id(
              nurse.post("/api/broken-glass", Map.of("patientId", patient, "reason", REASON)));
      stream.awaitType("GlassBroken", Duration.ofSeconds(20));
      assertThat(stream.reasons()).doesNotContain(REASON);
      for (Person admin : List.of(clinic.admin, second)) {
        admin.get("/api/broken-glass/unseen").then().body("count", equalTo(1));
      }
      clinic
          .admin
          .post("/api/broken-glass/" + glass + "/seen")
          .then()
          .statusCode(200)
          .body("staffId", equalTo(nurse.id()))
          .body("reason", equalTo(REASON))
          .body("enteredClinicIds", contains(clinic.clinicId.toString()))
          .body("seenBy.staffId", contains(clinic.admin.id()));
      String at = clinic.admin.get("/api/broken-glass").path("items[0].seenBy[0].at");
      // the first time counts
      clinic
          .admin
          .post("/api/broken-glass/" + glass + "/seen")
          .then()
          .body("seenBy[0].at", equalTo(at));
      clinic.admin.get("/api/broken-glass/unseen").then().body("count", equalTo(0));
      second.get("/api/broken-glass/unseen").then().body("count", equalTo(1));
      // who entered is not told who has seen it
      nurse.get("/api/broken-glass").then().body("items[0].seenBy", empty());
    }
  }

  @Test
  void adminSeesNoNewsInWhatTheyEnteredThemselvesOrAnotherOrganization() {
    Answer broken =
        elsewhere.post("/api/broken-glass", Map.of("clinicId", clinic.clinicId, "reason", REASON));
    broken.then().statusCode(201).body("enteredClinicIds", hasSize(1));
    // they are an admin, too
    elsewhere.get("/api/broken-glass/unseen").then().body("count", equalTo(0));
    Person stranger = TestClinic.open().admin;
    stranger.get("/api/broken-glass/unseen").then().body("count", equalTo(0));
    stranger.post("/api/broken-glass/" + broken.path("id") + "/seen").then().statusCode(404);
    clinic.nurse.get("/api/broken-glass/unseen").then().statusCode(403);
    clinic.nurse.post("/api/broken-glass/" + broken.path("id") + "/seen").then().statusCode(403);
  }

  @Test
  void glassOpensWholeClinicUntilItIsEnded() {
    UUID session = clinic.aRunningSession();
    Answer broken =
        elsewhere.post(
            "/api/broken-glass", Map.of("clinicId", clinic.clinicId, "reason", REASON, "hours", 1));
    broken.then().statusCode(201);
    elsewhere.get("/api/clinics/" + clinic.clinicId + "/board").then().statusCode(200);
    elsewhere.get("/api/sessions/" + session).then().statusCode(200);
    elsewhere.get("/api/me").then().body("clinics", hasSize(2));
    elsewhere.get("/api/sessions").then().body("items", hasSize(1));

    clinic.admin.post("/api/broken-glass/" + broken.path("id") + "/end").then().statusCode(200);
    assertRefused(elsewhere.get("/api/clinics/" + clinic.clinicId + "/board"));
    assertRefused(elsewhere.get("/api/sessions/" + session));
  }

  @Test
  void glassIsBrokenByCareForReasonOnly() {
    UUID patient = clinic.patientOf(clinic.aRunningSession());
    Map<String, Object> glass = Map.of("patientId", patient, "reason", REASON);
    clinic.scheduler.post("/api/broken-glass", glass).then().statusCode(403);
    clinic.nurse.post("/api/broken-glass", glass).then().statusCode(409);
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("patientId", patient),
            Map.of("patientId", patient, "reason", "x"),
            Map.of("reason", REASON),
            Map.of("patientId", patient, "clinicId", clinic.clinicId, "reason", REASON),
            Map.of("patientId", patient, "reason", REASON, "hours", 25))) {
      elsewhere.post("/api/broken-glass", wrong).then().statusCode(400);
    }
    TestClinic.open().admin.get("/api/broken-glass").then().body("items", empty());
  }

  @Test
  void streamEndsWithMembership() throws Exception {
    worksIn(elsewhere, clinic.clinicId).then().statusCode(200);
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events";
    try (StreamReader stream = StreamReader.open(url, elsewhere.token(), null)) {
      worksIn(elsewhere, otherClinic).then().statusCode(200);
      stream.awaitEnd(Duration.ofSeconds(40));
    }
  }
}
