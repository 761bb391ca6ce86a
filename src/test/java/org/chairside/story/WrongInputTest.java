package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Wrong input gets a clear problem with the right status, and leaves nothing half-written. */
@ApplicationTest
class WrongInputTest {

  private static Answer send(TestClinic clinic, String path, String body) {
    return clinic.nurse.request().contentType("application/json").body(body).post(path);
  }

  @Test
  void invalidFieldIsRefusedWithItsBound() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String at = "/api/sessions/" + session + "/observations";
    record Case(String body, String field) {}
    for (Case wrong :
        List.of(
            new Case("{\"systolic\": \"120\"}", "systolic"),
            new Case("{\"systolic\": 120.5}", "systolic"),
            new Case("{\"systolic\": 99999999999}", "systolic"),
            new Case("{\"systolic\": [120]}", "systolic"),
            new Case("{\"sistolic\": 120}", "sistolic"),
            new Case("{\"supplementalOxygen\": \"no\"}", "supplementalOxygen"),
            new Case("{\"consciousness\": \"AWAKE\"}", "consciousness"),
            new Case("{\"consciousness\": 0}", "consciousness"),
            new Case("{\"takenAt\": 1700000000, \"pain\": 1}", "takenAt"),
            new Case("{\"takenAt\": \"2026-03-02T14:05:00\", \"pain\": 1}", "takenAt"),
            new Case("{\"takenAt\": \"2999-03-02T14:05:00Z\", \"pain\": 1}", "takenAt"),
            new Case("{\"takenAt\": \"1999-03-02T14:05:00Z\", \"pain\": 1}", "takenAt"),
            new Case("{\"pain\": 11}", "pain"),
            new Case("{\"sedation\": -1}", "sedation"),
            new Case("{\"spo2\": 101}", "spo2"))) {
      Answer answer = send(clinic, at, wrong.body());
      assertThat(answer.statusCode()).as(wrong.body()).isEqualTo(400);
      assertThat(answer.<List<String>>path("errors.field"))
          .as(wrong.body())
          .contains(wrong.field());
      assertThat(answer.asString()).doesNotContain("org.chairside").doesNotContain("Exception");
    }
    assertThat(clinic.session(session).path("observations")).hasSize(1);
  }

  @Test
  void malformedJsonIsRefused() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String at = "/api/sessions/" + session + "/observations";
    for (String body :
        List.of(
            "{",
            "[]",
            "null",
            "{}}",
            "{\"pain\":1}{\"pain\":2}",
            "{\"pain\":1,\"pain\":2}",
            "\u0000")) {
      assertThat(send(clinic, at, body).statusCode()).as(body).isEqualTo(400);
    }
    clinic.nurse.request().contentType("text/plain").body("pain 3").post(at).then().statusCode(415);
    clinic.nurse.request().accept("image/png").get(at).then().statusCode(406);
    send(clinic, at, "{\"note\":\"" + "x".repeat(10 << 20) + "\"}").then().statusCode(413);
    send(clinic, at, "{\"note\":\"" + "x".repeat(5000) + "\"}")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("note"));
  }

  @Test
  void bodyOfUnknownLengthIsBounded() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    var client = HttpClient.newHttpClient();
    byte[] chunk = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(clinic.uri() + "/api/sessions/" + session + "/observations"))
            .header("Cookie", "chairside-sign-in=" + clinic.nurse.token())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString("{\"note\":\""),
                    HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(160, chunk))))
            .build();
    try {
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(413);
    } catch (IOException _) {
      // the server answers and hangs up while the client still sends; not every client then reads
    }
    assertThat(clinic.session(session).path("observations")).hasSize(1);
  }

  @Test
  void unknownAddressOrIdIsNotFound() {
    TestClinic clinic = TestClinic.open();
    for (String path :
        List.of(
            "/api/nothing",
            "/api/sessions/not-an-id",
            "/api/sessions/" + UUID.randomUUID(),
            "/api/flags/" + UUID.randomUUID(),
            "/api/patients/" + UUID.randomUUID(),
            "/api/protocols/nobody-wrote-this/versions")) {
      clinic.clinician.get(path).then().statusCode(404).contentType("application/problem+json");
    }
    clinic.clinician.request().delete("/api/patients").then().statusCode(405);
    clinic.clinician.get("/api/sessions?status=RUNNING").then().statusCode(400);
    clinic.clinician.get("/api/sessions?from=yesterday").then().statusCode(400);
    clinic.clinician.get("/api/sessions?clinic=7").then().statusCode(400);
    clinic.clinician.get("/api/patients?limit=0").then().statusCode(400);
    clinic.clinician.get("/api/patients?limit=abc").then().statusCode(400);
    clinic.clinician.get("/api/patients?cursor=%00").then().statusCode(400);
  }

  @Test
  void textWithNulIsRefused() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    send(clinic, "/api/sessions/" + session + "/observations", "{\"note\":\"a\\u0000b\"}")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("note"));
    send(clinic, "/api/sessions/" + session + "/observations", "{\"note\":\"\\ud800\"}")
        .then()
        .statusCode(400);
    send(
            clinic,
            "/api/sessions/" + session + "/flags",
            "{\"severity\":\"WARNING\",\"reason\":\"\\u0000\"}")
        .then()
        .statusCode(400);
    clinic
        .nobody
        .post("/api/auth/login", "{\"username\":\"a\\u0000b\",\"password\":\"x\"}")
        .then()
        .statusCode(400);
    clinic.nurse.get("/api/patients?q={q}", "\u0000").then().statusCode(400);
    clinic.nurse.get("/api/sessions?from={t}", "+999999999-12-31T00:00:00Z").then().statusCode(400);
  }

  @Test
  void flagRaisedDuringSignOffIsNotLeftOpen() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    clinic.leave(session);
    var signed =
        CompletableFuture.supplyAsync(
            () -> clinic.clinician.post("/api/sessions/" + session + "/review").statusCode());
    List<Integer> raised =
        IntStream.range(0, 6)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            clinic
                                .nurse
                                .post(
                                    "/api/sessions/" + session + "/flags",
                                    Map.of("severity", "CRITICAL", "reason", "pale"))
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    // whichever came first, the other was refused
    if (signed.join() == 200) {
      assertThat(raised).containsOnly(409);
    } else {
      assertThat(raised).contains(201);
    }
  }

  @Test
  void missingFieldIsNamed() {
    TestClinic clinic = TestClinic.open();
    clinic
        .scheduler
        .post("/api/patients", Map.of("givenName", "Ada", "weightKg", 7000))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("mrn"))
        .body("errors.field", hasItem("familyName"))
        .body("errors.field", hasItem("birthDate"))
        .body("errors.field", hasItem("weightKg"));
    Map<String, Object> course = clinic.aCourse(clinic.aPatient());
    course.put(
        "phases",
        List.of(
            Map.of(
                "name", "x", "sessions", 0, "gapDays", Map.of("min", 5, "target", 3, "max", 4))));
    course.put("infusionMinutes", 30);
    clinic
        .clinician
        .post("/api/courses", course)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("phases[0].sessions"))
        .body("errors.field", hasItem(containsString("phases[0].gapDays")))
        .body("errors.field", hasItem("infusionMinutes"))
        .body("errors.message", hasItem("must be between 45 and 90"));
    clinic
        .clinician
        .post("/api/courses", "{\"phases\":[{\"sessions\":\"six\"}]}")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("phases[0].sessions"));
  }

  @Test
  void blankNameIsRefused() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/patients/" + clinic.aPatient();
    for (String field : List.of("mrn", "givenName", "familyName")) {
      for (String blank : List.of("", " \t\n", "\u00a0", "\u2003\u3000", "\u2028\u200b")) {
        Map<String, Object> patient =
            new HashMap<>(
                Map.of(
                    "mrn", "MRN-" + TestClinic.some(),
                    "givenName", "Ada",
                    "familyName", "Okafor",
                    "birthDate", "1980-04-12"));
        patient.put(field, blank);
        for (Answer answer :
            List.of(
                clinic.scheduler.post("/api/patients", patient),
                clinic.scheduler.patch(path, Map.of(field, blank)))) {
          answer
              .then()
              .statusCode(400)
              .body("errors.field", equalTo(List.of(field)))
              .body("errors.message", equalTo(List.of("is required")));
        }
      }
    }
    clinic
        .scheduler
        .patch(path, Map.of("givenName", "Anne\u00a0Marie", "familyName", "李"))
        .then()
        .statusCode(200)
        .body("givenName", equalTo("Anne\u00a0Marie"));
  }

  @Test
  void problemNeverNamesPatient() {
    TestClinic clinic = TestClinic.open();
    String mrn = "MRN-" + TestClinic.some();
    clinic.aPatient(Map.of("mrn", mrn, "familyName", "Unrepeatable"));
    clinic
        .scheduler
        .post(
            "/api/patients",
            Map.of(
                "mrn", mrn.toLowerCase(Locale.ROOT),
                "givenName", "A",
                "familyName", "Unrepeatable",
                "birthDate", "1980-04-12"))
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("mrn"))
        .body(not(containsString("Unrepeatable")))
        .body(not(containsString(mrn)));
  }

  @Test
  void concurrentStartsStartOnce() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    clinic.meetChecklist(session);
    clinic.chart(session, TestClinic.baseline(TestClinic.now()));
    List<Integer> answers =
        IntStream.range(0, 8)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            clinic
                                .nurse
                                .post("/api/sessions/" + session + "/start", Map.of("doseMg", 35))
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertThat(answers).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
    clinic
        .nurse
        .get("/api/sessions/" + session)
        .then()
        .body("infusion.segments.size()", equalTo(1));
  }
}
