package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.clinic.Closure;
import org.chairside.clinic.Closures;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.ward.StreamReader;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** A clinic closes beside its hours, wholly or by a chair, and may take that back. */
@ApplicationTest
class ClosureTest {

  private static final Instant FROM = Instant.parse("2026-03-02T13:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-03-03T13:00:00Z");

  @Inject Closures closures;
  @Inject Transactions transactions;

  private static Map<String, Object> closure(Instant from, Instant until) {
    return new HashMap<>(
        Map.of("from", from.toString(), "until", until.toString(), "reason", "water damage"));
  }

  private static String path(Ward ward) {
    return "/api/clinics/" + ward.clinicId + "/closures";
  }

  private List<UUID> inForce(Ward ward, Instant from, Instant until) {
    UUID organization = UUID.fromString(ward.admin.get("/api/me").path("organization.id"));
    return transactions.call(
        Actor.system(organization),
        () -> closures.inForce(ward.clinicId, from, until).stream().map(Closure::id).toList());
  }

  @Test
  void holdsUntilItIsWithdrawnAndStaysOnRecord() throws Exception {
    Ward ward = Ward.open();
    String url =
        "http://localhost:" + RestAssured.port + "/api/clinics/" + ward.clinicId + "/events";
    UUID id;
    try (StreamReader reader = StreamReader.open(url, ward.nurse.token(), null)) {
      id = Ward.id(ward.scheduler.post(path(ward), closure(FROM, UNTIL)));
      reader.awaitType("ClinicClosed", Duration.ofSeconds(10));
      assertThat(inForce(ward, FROM, UNTIL)).containsExactly(id);
      ward.clinician
          .post("/api/closures/" + id + "/withdraw", Map.of("reason", "dry again"))
          .then()
          .statusCode(200)
          .body("withdrawnAt", notNullValue())
          .body("withdrawnBy", equalTo(ward.clinician.id()));
      reader.awaitType("ClosureWithdrawn", Duration.ofSeconds(10));
    }
    assertThat(inForce(ward, FROM, UNTIL)).isEmpty();
    ward.nurse.get(path(ward)).then().body("items.id", contains(id.toString()));
    ward.admin.post("/api/closures/" + id + "/withdraw").then().statusCode(409);
  }

  @Test
  void concernsTheSpanFromItsFirstToBeforeItsLastInstant() {
    Ward ward = Ward.open();
    UUID id = Ward.id(ward.admin.post(path(ward), closure(FROM, UNTIL)));
    assertThat(inForce(ward, UNTIL, UNTIL.plusSeconds(60))).isEmpty();
    assertThat(inForce(ward, UNTIL.minusSeconds(1), UNTIL)).containsExactly(id);
    assertThat(inForce(ward, FROM.minusSeconds(60), FROM)).isEmpty();
    assertThat(inForce(ward, FROM.minusSeconds(60), FROM.plusSeconds(1))).containsExactly(id);
    ward.nurse.get(path(ward) + "?from=" + UNTIL).then().body("items.size()", equalTo(0));
    ward.nurse.get(path(ward) + "?to=" + FROM).then().body("items.size()", equalTo(0));
    ward.nurse
        .get(path(ward) + "?from=" + FROM + "&to=" + UNTIL)
        .then()
        .body("items.size()", equalTo(1));
  }

  @Test
  void isListedPageByPageInTheOrderOfItsBeginning() {
    Ward ward = Ward.open();
    UUID late = Ward.id(ward.admin.post(path(ward), closure(FROM.plusSeconds(60), UNTIL)));
    UUID early = Ward.id(ward.admin.post(path(ward), closure(FROM, UNTIL)));
    String next =
        ward.nurse
            .get(path(ward) + "?limit=1")
            .then()
            .body("items.id", contains(early.toString()))
            .extract()
            .path("next");
    ward.nurse
        .get(path(ward) + "?limit=1&cursor=" + next)
        .then()
        .body("items.id", contains(late.toString()))
        .body("next", nullValue());
  }

  @Test
  void ofAChairNeedsAChairOfTheClinic() {
    Ward ward = Ward.open();
    Map<String, Object> chair = closure(FROM, UNTIL);
    chair.put("chairId", ward.chairIds.get(1));
    ward.scheduler
        .post(path(ward), chair)
        .then()
        .statusCode(201)
        .body("chairId", equalTo(ward.chairIds.get(1).toString()));
    for (UUID other : List.of(Ward.open().chairIds.getFirst(), UUID.randomUUID())) {
      chair.put("chairId", other);
      ward.scheduler
          .post(path(ward), chair)
          .then()
          .statusCode(400)
          .body("errors.field", contains("chairId"));
    }
  }

  @Test
  void thatCannotBeMeantIsRefused() {
    Ward ward = Ward.open();
    ward.admin
        .post(path(ward), closure(FROM, FROM))
        .then()
        .statusCode(400)
        .body("errors.field", contains("from"));
    ward.admin
        .post(path(ward), closure(FROM, FROM.plus(Duration.ofDays(400)).plusMillis(1)))
        .then()
        .statusCode(400)
        .body("errors.field", contains("until"));
    ward.admin
        .post(path(ward), closure(FROM, FROM.plus(Duration.ofDays(400))))
        .then()
        .statusCode(201);
    ward.admin
        .post(path(ward), Map.of("from", FROM.toString()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("reason", "until"));
    ward.nurse.post(path(ward), closure(FROM, UNTIL)).then().statusCode(403);
    Ward others = Ward.open();
    others.admin.post(path(ward), closure(FROM, UNTIL)).then().statusCode(404);
    UUID id = Ward.id(ward.admin.post(path(ward), closure(FROM, UNTIL)));
    others.admin.post("/api/closures/" + id + "/withdraw").then().statusCode(404);
  }
}
