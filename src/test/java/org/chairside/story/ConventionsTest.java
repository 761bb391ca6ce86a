package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Conventions of every endpoint: retries, versions, lists. */
@ApplicationTest
class ConventionsTest {

  private static Answer retry(TestClinic clinic, UUID session, String key, Map<String, ?> body) {
    return clinic
        .nurse
        .request()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/api/sessions/" + session + "/observations");
  }

  @Test
  void retryReturnsFirstAnswer() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Map<String, Object> values = TestClinic.set(now(), Map.of("systolic", 190));
    String key = "key-" + TestClinic.some();
    Answer first = retry(clinic, session, key, values);
    Answer second = retry(clinic, session, key, values);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(TestClinic.json(second)).isEqualTo(TestClinic.json(first));
    assertThat(clinic.session(session).path("observations")).hasSize(2);

    values.put("systolic", 120);
    retry(clinic, session, key, values).then().statusCode(422);
    retry(clinic, session, " ", values).then().statusCode(400);
    assertThat(clinic.session(session).path("observations")).hasSize(2);
  }

  @Test
  void concurrentRetriesWriteOnce() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    Map<String, Object> values = TestClinic.baseline(now());
    List<String> ids =
        IntStream.range(0, 6)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            retry(clinic, session, "the same", values)
                                .<String>path("observation.id")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct()
            .toList();
    assertThat(ids).hasSize(1);
    assertThat(clinic.session(session).path("observations")).hasSize(2);
  }

  @Test
  void refusalIsNotRemembered() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aBookedSession();
    retry(clinic, session, "k", Map.of("pain", 1)).then().statusCode(409);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    retry(clinic, session, "k", Map.of("pain", 1)).then().statusCode(201);
  }

  @Test
  void changeNeedsVersion() {
    TestClinic clinic = TestClinic.open();
    UUID patient = clinic.aPatient();
    String etag = clinic.nurse.get("/api/patients/" + patient).header("ETag");
    Map<String, Object> change = Map.of("phone", "555 0100");
    patch(clinic, patient, null, change).then().statusCode(428);
    patch(clinic, patient, etag, change)
        .then()
        .statusCode(200)
        .body("phone", equalTo("555 0100"))
        .body("givenName", equalTo("Ada"));
    patch(clinic, patient, etag, change).then().statusCode(412);
  }

  @Test
  void omittedFieldStaysAndNullClears() {
    TestClinic clinic = TestClinic.open();
    String path =
        "/api/patients/"
            + clinic.aPatient(
                Map.of(
                    "phone",
                    "555 0100",
                    "email",
                    "ada@example.org",
                    "notes",
                    "n",
                    "sex",
                    "FEMALE"));
    clinic
        .scheduler
        .patch(path, Map.of("phone", "555 0199"))
        .then()
        .statusCode(200)
        .body("email", equalTo("ada@example.org"))
        .body("sex", equalTo("FEMALE"))
        .body("weightKg", equalTo(70.0f))
        .body("notes", equalTo("n"));
    String none =
        """
        {"phone": null, "email": null, "notes": null, "sex": null, "weightKg": null}""";
    clinic
        .scheduler
        .patch(path, none)
        .then()
        .statusCode(200)
        .body("phone", nullValue())
        .body("email", nullValue())
        .body("notes", nullValue())
        .body("sex", nullValue())
        .body("weightKg", nullValue())
        .body("givenName", equalTo("Ada"));
  }

  @Test
  void emptyTextClearsField() {
    TestClinic clinic = TestClinic.open();
    Map<String, String> empty = Map.of("phone", "", "email", "", "notes", "");
    saysNothing(clinic.nurse.get("/api/patients/" + clinic.aPatient(empty)));
    String path =
        "/api/patients/"
            + clinic.aPatient(
                Map.of("phone", "555 0100", "email", "ada@example.org", "notes", "n"));
    saysNothing(clinic.scheduler.patch(path, empty));
    saysNothing(clinic.nurse.get(path));
  }

  private static void saysNothing(Answer patient) {
    patient
        .then()
        .statusCode(200)
        .body("phone", nullValue())
        .body("email", nullValue())
        .body("notes", nullValue());
  }

  @Test
  void changeHasSameBoundsAsNewPatient() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/patients/" + clinic.aPatient();
    Map.of(
            "phone",
            "5".repeat(61),
            "email",
            "no address",
            "notes",
            "n".repeat(10_001),
            "weightKg",
            19.9,
            "sex",
            "NEITHER")
        .forEach(
            (field, value) ->
                clinic
                    .scheduler
                    .patch(path, Map.of(field, value))
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo(field)));
  }

  private static Answer patch(TestClinic clinic, UUID patient, String etag, Map<String, ?> change) {
    var request = clinic.scheduler.request().contentType("application/json").body(change);
    return (etag == null ? request : request.header("If-Match", etag))
        .patch("/api/patients/" + patient);
  }

  @Test
  void pagingHasNoGapsWhileRowsAreAdded() {
    TestClinic clinic = TestClinic.open();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.add(clinic.aPatient().toString());
    }
    List<String> read = new ArrayList<>();
    String cursor = null;
    do {
      Answer page =
          clinic.nurse.get("/api/patients?limit=3" + (cursor == null ? "" : "&cursor=" + cursor));
      read.addAll(page.path("items.id"));
      cursor = page.path("next");
      if (read.size() == 3) {
        expected.add(clinic.aPatient().toString());
      }
    } while (cursor != null);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void patientsAreFoundByNameNumberAndBirthDate() {
    TestClinic clinic = TestClinic.open();
    String mrn = "MRN-" + TestClinic.some();
    UUID wanted =
        clinic.aPatient(
            Map.of(
                "mrn",
                mrn,
                "givenName",
                "Zoë",
                "familyName",
                "Lind_qvist",
                "birthDate",
                "2001-03-28"));
    clinic.aPatient(Map.of("familyName", "Lindaqvist"));
    for (String q :
        List.of("lind_q", "zoë lind_", "LIND_QVIST, ZOË", mrn, "2001-03-28 zo", "2001-03-28")) {
      clinic
          .nurse
          .post("/api/patients/search", Map.of("q", q))
          .then()
          .statusCode(200)
          .body("items.id", equalTo(List.of(wanted.toString())));
    }
    clinic.nurse.get("/api/patients?q={q}", "%").then().body("items.size()", equalTo(0));
  }

  @Test
  void sessionsAreListedByTimeAndStatus() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    clinic
        .nurse
        .get("/api/sessions?clinic=" + clinic.clinicId + "&status=INFUSING,PAUSED")
        .then()
        .body("items.id", equalTo(List.of(session.toString())))
        .body("next", nullValue());
    clinic
        .nurse
        .get("/api/sessions?clinic=" + clinic.clinicId + "&from=" + now().plusSeconds(60))
        .then()
        .body("items.size()", equalTo(0));
  }

  @Test
  void answersCarrySecurityHeaders() {
    TestClinic clinic = TestClinic.open();
    clinic
        .nurse
        .get("/api/me")
        .then()
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Cache-Control", equalTo("no-store"));
  }
}
