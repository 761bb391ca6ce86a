package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Programs that call by a token: they act as themselves, within their scopes, until their end. */
@ApplicationTest
class MachineTest {

  private static Map<String, Object> wanted() {
    return new HashMap<>(
        Map.of(
            "name",
            "pump gateway",
            "scopes",
            List.of("READ", "CHART"),
            "expiresAt",
            now().plus(Duration.ofDays(90)).toString()));
  }

  private static Answer make(TestClinic clinic, String field, Object value) {
    Map<String, Object> token = wanted();
    if (value == null) {
      token.remove(field);
    } else {
      token.put(field, value);
    }
    return clinic.admin.post("/api/tokens", token);
  }

  @Test
  void tokenForPersonIsRefused() {
    TestClinic clinic = TestClinic.open();
    for (Person person : List.of(clinic.nurse, clinic.clinician, clinic.admin)) {
      make(clinic, "staffId", person.id())
          .then()
          .statusCode(403)
          .body("code", equalTo("machine.acts-as-itself"));
    }
    clinic.admin.get("/api/tokens").then().body("items", empty());
    clinic.nurse.post("/api/tokens", wanted()).then().statusCode(403);
    clinic.nobody.post("/api/tokens", wanted()).then().statusCode(401);
  }

  @Test
  void tokenHasScopesAndAnEndWithinOneYear() {
    TestClinic clinic = TestClinic.open();
    make(clinic, "scopes", null).then().statusCode(400).body("errors.field", contains("scopes"));
    make(clinic, "scopes", List.of()).then().statusCode(400);
    make(clinic, "scopes", List.of("SIGN")).then().statusCode(400);
    make(clinic, "expiresAt", null)
        .then()
        .statusCode(400)
        .body("errors.field", contains("expiresAt"));
    make(clinic, "expiresAt", now().minusSeconds(1).toString()).then().statusCode(400);
    make(clinic, "expiresAt", now().plus(Duration.ofDays(367)).toString())
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("machine.days-at-most"));
    make(clinic, "expiresAt", now().plus(Duration.ofDays(365)).toString()).then().statusCode(201);
  }

  @Test
  void recordAndAuditNameTheMachine() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Person gateway = clinic.aMachine("pump gateway", "READ", "CHART");
    String machine = gateway.id();
    gateway
        .get("/api/me")
        .then()
        .body("machine", equalTo(true))
        .body("name", equalTo("pump gateway"))
        .body("clinics.size()", equalTo(1));

    gateway
        .post("/api/sessions/" + session + "/observations", Map.of("heartRate", 71))
        .then()
        .statusCode(201)
        .body("observation.recordedBy", equalTo(machine));

    clinic
        .nurse
        .get("/api/staff/names")
        .then()
        .body("items.find { it.id == '" + machine + "' }.name", equalTo("pump gateway"))
        .body("items.find { it.id == '" + machine + "' }.machine", equalTo(true))
        .body("items.findAll { it.machine }.size()", equalTo(1));
    clinic
        .admin
        .get("/api/audit?actor=" + machine)
        .then()
        .body("items.route", hasItem("/sessions/{id}/observations"));
    assertThat(List.of(clinic.nurse.id(), clinic.admin.id())).doesNotContain(machine);
  }

  @Test
  void namesAreReadPageByPage() {
    TestClinic clinic = TestClinic.open();
    clinic.makesMachine("pump gateway", "READ").then().statusCode(201);
    List<String> names = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = clinic.nurse.get("/api/staff/names?limit=2" + cursor);
      names.addAll(page.path("items.name"));
      String next = page.path("next");
      cursor = next == null ? null : "&cursor=" + next;
    } while (cursor != null);
    assertThat(names)
        .containsExactlyInAnyOrder(
            "Admin", "A NURSE", "A SCHEDULER", "A CLINICIAN", "pump gateway");
  }

  @Test
  void scopesBoundWhatMachineMayCall() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String path = "/api/sessions/" + session;
    String search = "/api/patients/search";
    Person reader = clinic.aMachine("reports", "READ");
    reader.get(path).then().statusCode(200);
    reader.post(search, Map.of("q", "Okafor")).then().statusCode(200);
    reader
        .post(path + "/observations", Map.of("heartRate", 71))
        .then()
        .statusCode(403)
        .body("code", equalTo("machine.out-of-scope"));

    Person pump = clinic.aMachine("pump", "CHART");
    pump.post(path + "/observations", Map.of("heartRate", 71)).then().statusCode(201);
    pump.get(path).then().statusCode(403);
    pump.get("/api/me").then().statusCode(200);
    pump.post(path + "/pause").then().statusCode(403);
    pump.post(path + "/cancel", Map.of()).then().statusCode(403);

    Person portal = clinic.aMachine("portal", "BOOK");
    portal.post(search, Map.of("q", "Okafor")).then().statusCode(200);
    portal.post(path + "/observations", Map.of("heartRate", 71)).then().statusCode(403);
  }

  @Test
  void machineNeverSignsDecidesOrAdministers() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Person machine = clinic.aMachine("everything", "READ", "CHART", "BOOK");
    String path = "/api/sessions/" + session;
    for (String refused :
        List.of("/review", "/discharge", "/start", "/finish", "/rate", "/addenda", "/check-in")) {
      machine.post(path + refused, Map.of()).then().statusCode(403);
    }
    for (String refused : List.of("/api/staff", "/api/tokens", "/api/audit", "/api/reviews")) {
      machine.get(refused).then().statusCode(403);
    }
    machine
        .post("/api/me/reauthentication", Map.of("password", TestClinic.PASSWORD))
        .then()
        .statusCode(403)
        .body("code", equalTo("step-up.person-only"));
    machine.put("/api/me/language", Map.of("language", "de")).then().statusCode(403);
  }

  @Test
  void refusalOfMachineIsAudited() {
    TestClinic clinic = TestClinic.open();
    Person reader = clinic.aMachine("reports", "READ");
    reader.post("/api/patients", Map.of("mrn", "1")).then().statusCode(403);
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () ->
                clinic
                    .admin
                    .get("/api/audit?actor=" + reader.id())
                    .then()
                    .body("items.findAll { it.method == 'POST' }.status", contains(403)));
  }

  @Test
  void revokedAndEndedTokensAreWorthNothing() throws SQLException {
    TestClinic clinic = TestClinic.open();
    Person revoked = clinic.aMachine("one", "READ");
    Person ended = clinic.aMachine("other", "READ");
    String id = revoked.id();
    end(UUID.fromString(ended.id()));
    clinic.admin.post("/api/tokens/" + id + "/revoke", Map.of()).then().statusCode(204);
    revoked.get("/api/me").then().statusCode(401);
    ended.get("/api/me").then().statusCode(401);
    // its entries keep their author
    clinic.nurse.get("/api/staff/names").then().body("items.id", hasItem(id));
  }

  private static void end(UUID id) throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement update =
            connection.prepareStatement("update api_token set expires_at = ? where id = ?")) {
      update.setObject(1, Instant.now().atOffset(java.time.ZoneOffset.UTC));
      update.setObject(2, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void tokensAreListedWithoutSecrets() {
    TestClinic clinic = TestClinic.open();
    List<String> made =
        Stream.of("gateway", "reports", "board")
            .map(name -> TestClinic.id(clinic.makesMachine(name, "READ")).toString())
            .toList();
    clinic.admin.post("/api/tokens/" + made.get(1) + "/revoke", Map.of()).then().statusCode(204);

    Answer first = clinic.admin.get("/api/tokens?limit=2");
    first
        .then()
        .statusCode(200)
        .body("items.id", equalTo(made.subList(0, 2)))
        .body("items.name", contains("gateway", "reports"))
        .body("items.staffId", equalTo(made.subList(0, 2)))
        .body("items.scopes", contains(List.of("READ"), List.of("READ")))
        .body("items[0].expiresAt", notNullValue())
        .body("items[0].revokedAt", nullValue())
        .body("items[1].revokedAt", notNullValue())
        .body("items[0].createdBy", equalTo(clinic.admin.id()));
    clinic
        .admin
        .get("/api/tokens?limit=2&cursor=" + first.path("next"))
        .then()
        .body("items.id", equalTo(made.subList(2, 3)))
        .body("next", nullValue());
    TestClinic.open().admin.get("/api/tokens").then().body("items", empty());
    clinic.clinician.get("/api/tokens").then().statusCode(403);
  }
}
