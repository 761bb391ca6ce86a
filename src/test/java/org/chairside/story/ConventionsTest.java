package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.ward.Ward.now;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** What every endpoint keeps: retries, versions, lists. */
@ApplicationTest
class ConventionsTest {

  private static Response retry(Ward ward, UUID session, String key, Map<String, ?> body) {
    return ward.nurse
        .request()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/api/sessions/" + session + "/observations");
  }

  @Test
  void aRetryGetsTheFirstAnswerAndWritesNothingTwice() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    Map<String, Object> values = Ward.set(now(), Map.of("systolic", 190));
    String key = "key-" + Ward.some();
    Response first = retry(ward, session, key, values);
    Response second = retry(ward, session, key, values);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(Ward.json(second)).isEqualTo(Ward.json(first));
    assertThat(ward.session(session).path("observations")).hasSize(2);

    values.put("systolic", 120);
    retry(ward, session, key, values).then().statusCode(422);
    retry(ward, session, " ", values).then().statusCode(400);
    assertThat(ward.session(session).path("observations")).hasSize(2);
  }

  @Test
  void retriesThatOvertakeEachOtherWriteOnce() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    Map<String, Object> values = Ward.baseline(now());
    List<String> ids =
        IntStream.range(0, 6)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            retry(ward, session, "the same", values)
                                .<String>path("observation.id")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct()
            .toList();
    assertThat(ids).hasSize(1);
    assertThat(ward.session(session).path("observations")).hasSize(2);
  }

  @Test
  void aRefusalIsNotRemembered() {
    Ward ward = Ward.open();
    UUID session = ward.aBookedSession();
    retry(ward, session, "k", Map.of("pain", 1)).then().statusCode(409);
    ward.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    retry(ward, session, "k", Map.of("pain", 1)).then().statusCode(201);
  }

  @Test
  void whoChangesSaysWhichVersion() {
    Ward ward = Ward.open();
    UUID patient = ward.aPatient();
    String etag = ward.nurse.get("/api/patients/" + patient).header("ETag");
    Map<String, Object> change = Map.of("phone", "555 0100");
    patch(ward, patient, null, change).then().statusCode(428);
    patch(ward, patient, etag, change)
        .then()
        .statusCode(200)
        .body("phone", equalTo("555 0100"))
        .body("givenName", equalTo("Ada"));
    patch(ward, patient, etag, change).then().statusCode(412);
  }

  @Test
  void whatIsLeftOutOfAChangeStaysAndNullMakesItUnknown() {
    Ward ward = Ward.open();
    String path =
        "/api/patients/"
            + ward.aPatient(
                Map.of(
                    "phone",
                    "555 0100",
                    "email",
                    "ada@example.org",
                    "notes",
                    "n",
                    "sex",
                    "FEMALE"));
    ward.scheduler
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
    ward.scheduler
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
  void anEmptyTextMakesItUnknown() {
    Ward ward = Ward.open();
    Map<String, String> empty = Map.of("phone", "", "email", "", "notes", "");
    saysNothing(ward.nurse.get("/api/patients/" + ward.aPatient(empty)));
    String path =
        "/api/patients/"
            + ward.aPatient(Map.of("phone", "555 0100", "email", "ada@example.org", "notes", "n"));
    saysNothing(ward.scheduler.patch(path, empty));
    saysNothing(ward.nurse.get(path));
  }

  private static void saysNothing(Response patient) {
    patient
        .then()
        .statusCode(200)
        .body("phone", nullValue())
        .body("email", nullValue())
        .body("notes", nullValue());
  }

  @Test
  void aChangeIsHeldToTheSameBoundsAsANewPatient() {
    Ward ward = Ward.open();
    String path = "/api/patients/" + ward.aPatient();
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
                ward.scheduler
                    .patch(path, Map.of(field, value))
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo(field)));
  }

  private static Response patch(Ward ward, UUID patient, String etag, Map<String, ?> change) {
    var request = ward.scheduler.request().contentType("application/json").body(change);
    return (etag == null ? request : request.header("If-Match", etag))
        .patch("/api/patients/" + patient);
  }

  @Test
  void aListIsReadPageByPageWithoutGapsWhileRowsAreAdded() {
    Ward ward = Ward.open();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.add(ward.aPatient().toString());
    }
    List<String> read = new ArrayList<>();
    String cursor = null;
    do {
      Response page =
          ward.nurse.get("/api/patients?limit=3" + (cursor == null ? "" : "&cursor=" + cursor));
      read.addAll(page.path("items.id"));
      cursor = page.path("next");
      if (read.size() == 3) {
        expected.add(ward.aPatient().toString());
      }
    } while (cursor != null);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void patientsAreFoundByNameNumberAndBirthDateWithoutNamesInTheAddress() {
    Ward ward = Ward.open();
    String mrn = "MRN-" + Ward.some();
    UUID wanted =
        ward.aPatient(
            Map.of(
                "mrn",
                mrn,
                "givenName",
                "Zoë",
                "familyName",
                "Lind_qvist",
                "birthDate",
                "2001-03-28"));
    ward.aPatient(Map.of("familyName", "Lindaqvist"));
    for (String q :
        List.of("lind_q", "zoë lind_", "LIND_QVIST, ZOË", mrn, "2001-03-28 zo", "2001-03-28")) {
      ward.nurse
          .post("/api/patients/search", Map.of("q", q))
          .then()
          .statusCode(200)
          .body("items.id", equalTo(List.of(wanted.toString())));
    }
    ward.nurse.get("/api/patients?q={q}", "%").then().body("items.size()", equalTo(0));
  }

  @Test
  void sessionsAreListedByTimeAndState() {
    Ward ward = Ward.open();
    UUID session = ward.aRunningSession();
    ward.nurse
        .get("/api/sessions?clinic=" + ward.clinicId + "&status=INFUSING,PAUSED")
        .then()
        .body("items.id", equalTo(List.of(session.toString())))
        .body("next", nullValue());
    ward.nurse
        .get("/api/sessions?clinic=" + ward.clinicId + "&from=" + now().plusSeconds(60))
        .then()
        .body("items.size()", equalTo(0));
  }

  @Test
  void theAnswersCarryHeadersThatKeepABrowserHonest() {
    Ward ward = Ward.open();
    ward.nurse
        .get("/api/me")
        .then()
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Cache-Control", equalTo("no-store"));
  }
}
