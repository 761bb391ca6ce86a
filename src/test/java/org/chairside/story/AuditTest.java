package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.Tablet;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Who read or changed what, and whether that record is intact. */
@ApplicationTest
class AuditTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static List<JsonNode> entries(TestClinic clinic, String query) {
    return StreamSupport.stream(
            TestClinic.json(clinic.admin.get("/api/audit?limit=500" + query))
                .path("items")
                .spliterator(),
            false)
        .toList();
  }

  /** Reads are written a moment later. */
  private static JsonNode soon(Supplier<List<JsonNode>> found, String route, String method) {
    return await(method + " " + route + " in the audit")
        .atMost(PATIENCE)
        .until(
            () ->
                found.get().stream()
                    .filter(entry -> entry.path("route").asText().equals(route))
                    .filter(entry -> entry.path("method").asText().equals(method))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static JsonNode sealed(TestClinic clinic) {
    // That one was asked is itself written down a moment later.
    return await("the audit is sealed")
        .atMost(PATIENCE)
        .until(
            () -> TestClinic.json(clinic.admin.get("/api/audit/verify")),
            found -> found.path("unsealed").asLong() == 0);
  }

  @Test
  void readersAreFoundByPatient() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    UUID patient = clinic.patientOf(session);
    UUID other = clinic.aPatient();
    clinic.clinician.get("/api/patients/" + other).then().statusCode(200);

    clinic.clinician.get("/api/patients/" + patient).then().statusCode(200);

    JsonNode read = soon(() -> entries(clinic, "&patient=" + patient), "/patients/{id}", "GET");
    assertThat(read.path("actorId").asText()).isEqualTo(clinic.clinician.id());
    assertThat(read.path("patientId").asText()).isEqualTo(patient.toString());
    assertThat(read.path("status").asInt()).isEqualTo(200);
    assertThat(read.path("outcome").asText()).isEqualTo("DONE");
    assertThat(read.path("address").asText()).isNotEmpty();
    assertThat(entries(clinic, "&patient=" + patient))
        .allMatch(
            entry ->
                entry.path("patientId").asText().equals(patient.toString())
                    || entry.path("patientsShown").asInt() > 0);
  }

  @Test
  void listsSearchesAndBoardAreFoundByEachPatientShown() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    UUID shown = clinic.patientOf(session);
    UUID notShown = clinic.aPatient();
    String mrn = TestClinic.json(clinic.admin.get("/api/patients/" + shown)).path("mrn").asText();

    clinic.nurse.get("/api/clinics/" + clinic.clinicId + "/board").then().statusCode(200);
    clinic.nurse.get("/api/sessions?clinic=" + clinic.clinicId).then().statusCode(200);
    clinic.nurse.get("/api/flags?clinic=" + clinic.clinicId).then().statusCode(200);
    clinic.scheduler.get("/api/patients?q=" + mrn).then().statusCode(200);
    clinic.nurse.post("/api/patients/search", Map.of("q", mrn)).then().statusCode(200);

    for (String call :
        List.of(
            "GET /clinics/{id}/board",
            "GET /sessions",
            "GET /flags",
            "GET /patients",
            "POST /patients/search")) {
      String[] parts = call.split(" ", -1);
      JsonNode entry = soon(() -> entries(clinic, "&patient=" + shown), parts[1], parts[0]);
      assertThat(entry.path("patientsShown").asInt()).as(call).isEqualTo(1);
      assertThat(entry.path("patientId").isNull()).as(call).isTrue();
    }
    // but for the registration, and for asking this
    assertThat(entries(clinic, "&patient=" + notShown))
        .extracting(entry -> entry.path("route").asText())
        .isSubsetOf("/patients", "/audit");
    JsonNode found = sealed(clinic);
    assertThat(found.path("intact").asBoolean()).isTrue();
  }

  @Test
  void searchThatFindsNobodyShowsNobody() {
    TestClinic clinic = TestClinic.open();
    clinic.aPatient();

    clinic.nurse.post("/api/patients/search", Map.of("q", "nobody of this name"));

    JsonNode entry = soon(() -> entries(clinic, ""), "/patients/search", "POST");
    assertThat(entry.path("patientsShown").asInt()).isZero();
  }

  @Test
  void changeIsAuditedInItsTransaction() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    UUID patient = clinic.patientOf(session);
    String flag = clinic.session(session).path("flags").path(0).path("id").asText();
    clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);

    // at once: nothing is waited for
    List<JsonNode> changes =
        entries(clinic, "&patient=" + patient).stream()
            .filter(entry -> !entry.path("method").asText().equals("GET"))
            .toList();
    assertThat(changes)
        .extracting(entry -> entry.path("route").asText())
        .startsWith(
            "/flags/{id}/acknowledge", "/sessions/{id}/observations", "/sessions/{id}/start")
        .contains("/courses/{id}/bookings", "/courses", "/patients", "/sessions/{id}/check-in");
    assertThat(changes.getFirst().path("ids").path(0).path("id").asText()).isEqualTo(flag);
    assertThat(changes)
        .filteredOn(entry -> entry.path("route").asText().equals("/sessions/{id}/observations"))
        .extracting(entry -> entry.path("status").asInt())
        .containsOnly(201);
  }

  private static JsonNode change(JsonNode entry, String field) {
    return StreamSupport.stream(entry.path("rights").spliterator(), false)
        .filter(change -> change.path("field").asText().equals(field))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rolesAreNamedBeforeAndAfter() {
    TestClinic clinic = TestClinic.open();
    String nurse = clinic.nurse.id();
    String path = "/api/staff/" + nurse;
    clinic.change(path, Map.of("roles", List.of("NURSE", "CLINICIAN")));
    clinic.change(path, Map.of("active", false, "roles", List.of("CLINICIAN")));

    List<JsonNode> changes =
        entries(clinic, "").stream()
            .filter(entry -> entry.path("method").asText().equals("PATCH"))
            .toList();
    assertThat(changes).hasSize(2);
    JsonNode given = change(changes.get(1), "roles");
    assertThat(given.path("of").asText()).isEqualTo(nurse);
    assertThat(given.path("before")).extracting(JsonNode::asText).containsExactly("NURSE");
    assertThat(given.path("after"))
        .extracting(JsonNode::asText)
        .containsExactly("CLINICIAN", "NURSE");
    assertThat(changes.get(0).path("rights")).hasSize(2);
    assertThat(change(changes.get(0), "active").path("after").path(0).asText()).isEqualTo("false");
    assertThat(sealed(clinic).path("intact").asBoolean()).isTrue();
  }

  @Test
  void entriesSayByWhatMeans() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = clinic.aTablet();
    tablet.signIn(clinic.adminUsername());
    tablet.setsPin("7302").then().statusCode(204);
    tablet.post("/api/auth/lock").then().statusCode(204);
    tablet.unlocks(clinic.admin.id(), "7302").then().statusCode(204);
    tablet.get("/api/patients").then().statusCode(200);
    clinic.aMachine("reports", "READ").get("/api/patients").then().statusCode(200);
    clinic.nurse.get("/api/patients").then().statusCode(200);

    await("three means")
        .atMost(PATIENCE)
        .until(
            () ->
                entries(clinic, "").stream()
                    .filter(entry -> entry.path("route").asText().equals("/patients"))
                    .map(entry -> entry.path("means").asText())
                    .sorted()
                    .toList(),
            List.of("PASSWORD", "PIN", "TOKEN")::equals);
    assertThat(sealed(clinic).path("intact").asBoolean()).isTrue();
  }

  @Test
  void refusedCallIsAuditedWithoutItsContent() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    clinic.nurse.post("/api/sessions/" + session + "/finish").then().statusCode(409);
    clinic
        .scheduler
        .post(
            "/api/sessions/" + session + "/flags", Map.of("severity", "ADVISORY", "reason", "pale"))
        .then()
        .statusCode(403);

    JsonNode refused = soon(() -> entries(clinic, ""), "/sessions/{id}/finish", "POST");
    assertThat(refused.path("status").asInt()).isEqualTo(409);
    assertThat(refused.path("outcome").asText()).isEqualTo("REFUSED");
    JsonNode forbidden =
        soon(
            () -> entries(clinic, "&actor=" + clinic.scheduler.id()),
            "/sessions/{id}/flags",
            "POST");
    assertThat(forbidden.path("status").asInt()).isEqualTo(403);
    assertThat(clinic.admin.get("/api/audit?limit=500").asString())
        .doesNotContain("pale", "Okafor");
  }

  @Test
  void boardStreamAndListsAreAuditedByClinic() throws Exception {
    TestClinic clinic = TestClinic.open();
    clinic.nurse.get("/api/clinics/" + clinic.clinicId + "/board").then().statusCode(200);
    clinic.nurse.get("/api/sessions?clinic=" + clinic.clinicId).then().statusCode(200);
    try (var _ =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(
                            clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events"))
                    .header("Cookie", "chairside-sign-in=" + clinic.nurse.token())
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofInputStream())
            .body()) {
      for (String route : List.of("/clinics/{id}/board", "/sessions", "/clinics/{id}/events")) {
        JsonNode entry = soon(() -> entries(clinic, "&actor=" + clinic.nurse.id()), route, "GET");
        assertThat(entry.path("ids").findValuesAsText("id")).contains(clinic.clinicId.toString());
        assertThat(entry.path("patientId").isNull()).isTrue();
      }
    }
  }

  @Test
  void signInsAreAuditedAndFailuresAreAnonymous() {
    TestClinic clinic = TestClinic.open();
    Tablet tablet = clinic.aTablet();
    tablet.signIn(clinic.adminUsername());
    tablet.setsPin("7302").then().statusCode(204);
    tablet.post("/api/auth/lock").then().statusCode(204);
    tablet.unlocks(clinic.admin.id(), "2468").then().statusCode(401);
    tablet.unlocks(clinic.admin.id(), "7302").then().statusCode(204);
    tablet.post("/api/auth/logout").then().statusCode(204);
    clinic
        .nobody
        .post("/api/auth/login", Map.of("username", clinic.adminUsername(), "password", "wrong"))
        .then()
        .statusCode(401);

    soon(
        () ->
            entries(clinic, "").stream()
                .filter(entry -> entry.path("status").asInt() == 401)
                .filter(entry -> entry.path("actorId").isNull())
                .toList(),
        "/auth/login",
        "POST");
    assertThat(entries(clinic, ""))
        .filteredOn(entry -> entry.path("route").asText().startsWith("/auth/"))
        .extracting(entry -> entry.path("route").asText() + " " + entry.path("outcome").asText())
        .startsWith(
            "/auth/login REFUSED",
            "/auth/logout DONE",
            "/auth/unlock DONE",
            "/auth/unlock REFUSED",
            "/auth/lock DONE",
            "/auth/pin DONE",
            "/auth/login DONE");
    assertThat(clinic.admin.get("/api/audit?limit=500").asString())
        .doesNotContain(clinic.adminUsername());
  }

  @Test
  void chainIsIntactAndNumberedWithoutGaps() {
    TestClinic clinic = TestClinic.open();
    clinic.aRunningSession();

    JsonNode found = sealed(clinic);

    assertThat(found.path("intact").asBoolean()).isTrue();
    assertThat(found.path("firstBroken").isNull()).isTrue();
    assertThat(found.path("entries").asLong()).isPositive();
    assertThat(found.path("head").asText()).hasSize(64);
    List<Long> numbers =
        entries(clinic, "").stream()
            .filter(entry -> !entry.path("number").isNull())
            .map(entry -> entry.path("number").asLong())
            .sorted()
            .toList();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i + 1);
    }
  }

  @Test
  void changeInDatabaseIsDetected() throws SQLException {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    sealed(clinic);
    JsonNode entry = entries(clinic, "&patient=" + patient).getLast();
    long number = entry.path("number").asLong();
    assertThat(number).isPositive();

    assertThatThrownBy(() -> forge(entry.path("id").asText(), false))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("never changed");
    forge(entry.path("id").asText(), true);

    JsonNode found = TestClinic.json(clinic.admin.get("/api/audit/verify"));
    assertThat(found.path("intact").asBoolean()).isFalse();
    assertThat(found.path("firstBroken").asLong()).isEqualTo(number);
    // the chains of others are their own
    assertThat(sealed(TestClinic.open()).path("intact").asBoolean()).isTrue();
  }

  private static void forge(String id, boolean withoutTrigger) throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        Statement statement = connection.createStatement();
        PreparedStatement update =
            connection.prepareStatement(
                "update audit_entry set actor_id = null where id = ?::uuid")) {
      connection.setAutoCommit(false);
      if (withoutTrigger) {
        statement.execute("alter table audit_entry disable trigger user");
      }
      update.setString(1, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
      if (withoutTrigger) {
        statement.execute("alter table audit_entry enable trigger user");
      }
      connection.commit();
    }
  }

  @Test
  void entriesAndLinksCannotBeDeleted() {
    for (String sql :
        List.of(
            "delete from audit_entry",
            "truncate audit_entry cascade",
            "delete from audit_link",
            "update audit_link set number = number",
            "truncate audit_link")) {
      assertThatThrownBy(
              () -> {
                TestClinic clinic = TestClinic.open();
                sealed(clinic);
                try (Connection connection = TestDatabase.shared().connectAsOwner();
                    Statement statement = connection.createStatement()) {
                  statement.execute(sql);
                }
              })
          .as(sql)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("never changed or deleted");
    }
  }

  @Test
  void otherOrganizationSeesNothing() {
    TestClinic ours = TestClinic.open();
    TestClinic theirs = TestClinic.open();
    UUID patient = theirs.aPatient();
    ours.clinician.get("/api/patients/" + patient).then().statusCode(404);
    ours.admin.get("/api/audit?patient=" + patient).then().statusCode(200).body("items", empty());
    // our audit has the attempt, without saying whose patient it is
    JsonNode tried =
        soon(() -> entries(ours, "&actor=" + ours.clinician.id()), "/patients/{id}", "GET");
    assertThat(tried.path("patientId").isNull()).isTrue();
    assertThat(tried.path("status").asInt()).isEqualTo(404);
  }

  @Test
  void onlyAdminsReadAudit() {
    TestClinic clinic = TestClinic.open();
    for (var person : List.of(clinic.nurse, clinic.scheduler, clinic.clinician)) {
      person.get("/api/audit").then().statusCode(403);
      person.get("/api/audit/verify").then().statusCode(403);
    }
    clinic.nobody.get("/api/audit").then().statusCode(401);
    clinic
        .admin
        .get("/api/audit?patient=somebody")
        .then()
        .statusCode(400)
        .body("errors.field", contains("patient"));
    clinic
        .admin
        .get("/api/audit?from=yesterday")
        .then()
        .statusCode(400)
        .body("errors.field", contains("from"));
  }

  @Test
  void listIsFilteredByTimeAndPaged() {
    TestClinic clinic = TestClinic.open();
    sealed(clinic);
    Instant before = now();
    await().until(() -> now().isAfter(before));
    UUID patient = clinic.aPatient();
    assertThat(entries(clinic, "&patient=" + patient + "&from=" + before)).hasSize(1);
    assertThat(entries(clinic, "&patient=" + patient + "&to=" + before)).isEmpty();

    JsonNode first = TestClinic.json(clinic.admin.get("/api/audit?limit=2&to=" + before));
    JsonNode second =
        TestClinic.json(
            clinic.admin.get(
                "/api/audit?limit=2&to=" + before + "&cursor=" + first.path("next").asText()));
    assertThat(first.path("items")).hasSize(2);
    assertThat(second.path("items")).hasSize(2);
    assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first));
  }

  private static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false)
        .map(entry -> entry.path("id").asText())
        .toList();
  }
}
