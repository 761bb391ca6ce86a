package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.response.Response;
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
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** Wrong input gets a clear problem with the right status, and leaves nothing half-written. */
@ApplicationTest
class WrongInputTest {

  private static Response send(Ward ward, String path, String body) {
    return ward.nurse.request().contentType("application/json").body(body).post(path);
  }

  @Test
  void ofEveryFormIsRefusedWithTheFieldAndTheBound() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
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
      Response answer = send(ward, at, wrong.body());
      assertThat(answer.statusCode()).as(wrong.body()).isEqualTo(400);
      assertThat(answer.<List<String>>path("errors.field"))
          .as(wrong.body())
          .contains(wrong.field());
      assertThat(answer.asString()).doesNotContain("org.chairside").doesNotContain("Exception");
    }
    assertThat(ward.session(session).path("observations")).hasSize(1);
  }

  @Test
  void thatIsNotJsonAtAllIsRefused() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
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
      assertThat(send(ward, at, body).statusCode()).as(body).isEqualTo(400);
    }
    ward.nurse.request().contentType("text/plain").body("pain 3").post(at).then().statusCode(415);
    ward.nurse.request().accept("image/png").get(at).then().statusCode(406);
    send(ward, at, "{\"note\":\"" + "x".repeat(10 << 20) + "\"}").then().statusCode(413);
    send(ward, at, "{\"note\":\"" + "x".repeat(5000) + "\"}")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("note"));
  }

  @Test
  void aBodyOfNoDeclaredLengthIsBoundedToo() throws Exception {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    var client = HttpClient.newHttpClient();
    byte[] chunk = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + RestAssured.port
                        + "/api/sessions/"
                        + session
                        + "/observations"))
            .header("Cookie", "chairside-sign-in=" + ward.nurse.token())
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
    assertThat(ward.session(session).path("observations")).hasSize(1);
  }

  @Test
  void anUnknownAddressOrIdIsNotThere() {
    Ward ward = Ward.open();
    for (String path :
        List.of(
            "/api/nothing",
            "/api/sessions/not-an-id",
            "/api/sessions/" + UUID.randomUUID(),
            "/api/flags/" + UUID.randomUUID(),
            "/api/patients/" + UUID.randomUUID(),
            "/api/protocols/nobody-wrote-this/versions")) {
      ward.clinician.get(path).then().statusCode(404).contentType("application/problem+json");
    }
    ward.clinician.request().delete("/api/patients").then().statusCode(405);
    ward.clinician.get("/api/sessions?status=RUNNING").then().statusCode(400);
    ward.clinician.get("/api/sessions?from=yesterday").then().statusCode(400);
    ward.clinician.get("/api/sessions?clinic=7").then().statusCode(400);
    ward.clinician.get("/api/patients?limit=0").then().statusCode(400);
    ward.clinician.get("/api/patients?limit=abc").then().statusCode(400);
    ward.clinician.get("/api/patients?cursor=%00").then().statusCode(400);
  }

  @Test
  void aTextWithNulIsRefusedEverywhere() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    send(ward, "/api/sessions/" + session + "/observations", "{\"note\":\"a\\u0000b\"}")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("note"));
    send(ward, "/api/sessions/" + session + "/observations", "{\"note\":\"\\ud800\"}")
        .then()
        .statusCode(400);
    send(
            ward,
            "/api/sessions/" + session + "/flags",
            "{\"severity\":\"WARNING\",\"reason\":\"\\u0000\"}")
        .then()
        .statusCode(400);
    ward.nobody
        .post("/api/auth/login", "{\"username\":\"a\\u0000b\",\"password\":\"x\"}")
        .then()
        .statusCode(400);
    ward.nurse.get("/api/patients?q={q}", "\u0000").then().statusCode(400);
    ward.nurse.get("/api/sessions?from={t}", "+999999999-12-31T00:00:00Z").then().statusCode(400);
  }

  @Test
  void aFlagRaisedWhileTheSessionIsSignedOffIsNotLeftOpen() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    ward.leave(session);
    var signed =
        CompletableFuture.supplyAsync(
            () -> ward.clinician.post("/api/sessions/" + session + "/review").statusCode());
    List<Integer> raised =
        IntStream.range(0, 6)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            ward.nurse
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
  void aMissingFieldIsNamed() {
    Ward ward = Ward.open();
    ward.scheduler
        .post("/api/patients", Map.of("givenName", "Ada", "weightKg", 7000))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("mrn"))
        .body("errors.field", hasItem("familyName"))
        .body("errors.field", hasItem("birthDate"))
        .body("errors.field", hasItem("weightKg"));
    Map<String, Object> course = ward.aCourse(ward.aPatient());
    course.put(
        "phases",
        List.of(
            Map.of(
                "name", "x", "sessions", 0, "gapDays", Map.of("min", 5, "target", 3, "max", 4))));
    course.put("infusionMinutes", 30);
    ward.clinician
        .post("/api/courses", course)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("phases[0].sessions"))
        .body("errors.field", hasItem(containsString("phases[0].gapDays")))
        .body("errors.field", hasItem("infusionMinutes"))
        .body("errors.message", hasItem("must be between 45 and 90"));
    ward.clinician
        .post("/api/courses", "{\"phases\":[{\"sessions\":\"six\"}]}")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("phases[0].sessions"));
  }

  @Test
  void aNameOfSpacesOfAnyKindIsNone() {
    Ward ward = Ward.open();
    String path = "/api/patients/" + ward.aPatient();
    for (String field : List.of("mrn", "givenName", "familyName")) {
      for (String blank : List.of("", " \t\n", "\u00a0", "\u2003\u3000", "\u2028\u200b")) {
        Map<String, Object> patient =
            new HashMap<>(
                Map.of(
                    "mrn", "MRN-" + Ward.some(),
                    "givenName", "Ada",
                    "familyName", "Okafor",
                    "birthDate", "1980-04-12"));
        patient.put(field, blank);
        for (Response answer :
            List.of(
                ward.scheduler.post("/api/patients", patient),
                ward.scheduler.patch(path, Map.of(field, blank)))) {
          answer
              .then()
              .statusCode(400)
              .body("errors.field", equalTo(List.of(field)))
              .body("errors.message", equalTo(List.of("must not be blank")));
        }
      }
    }
    ward.scheduler
        .patch(path, Map.of("givenName", "Anne\u00a0Marie", "familyName", "李"))
        .then()
        .statusCode(200)
        .body("givenName", equalTo("Anne\u00a0Marie"));
  }

  @Test
  void aProblemNeverRepeatsThePatient() {
    Ward ward = Ward.open();
    String mrn = "MRN-" + Ward.some();
    ward.aPatient(Map.of("mrn", mrn, "familyName", "Unrepeatable"));
    ward.scheduler
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
  void twoStartsAtOnceStartOnce() {
    Ward ward = Ward.open();
    UUID session = ward.aCheckedInSession();
    ward.meetChecklist(session);
    ward.chart(session, Ward.baseline(Ward.now()));
    List<Integer> answers =
        IntStream.range(0, 8)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            ward.nurse
                                .post("/api/sessions/" + session + "/start", Map.of("doseMg", 35))
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertThat(answers).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
    ward.nurse.get("/api/sessions/" + session).then().body("infusion.segments.size()", equalTo(1));
  }
}
