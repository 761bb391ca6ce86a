package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.closure.Closure;
import org.chairside.closure.Closures;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.testclinic.StreamReader;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A clinic or a chair closes during opening hours, and a closure can be withdrawn. */
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

  private static String path(TestClinic clinic) {
    return "/api/clinics/" + clinic.clinicId + "/closures";
  }

  private List<UUID> inForce(TestClinic clinic, Instant from, Instant until) {
    UUID organization = UUID.fromString(clinic.admin.get("/api/me").path("organization.id"));
    return transactions.call(
        Actor.system(organization),
        () -> closures.inForce(clinic.clinicId, from, until).stream().map(Closure::id).toList());
  }

  @Test
  void withdrawnClosureStaysOnRecord() throws Exception {
    TestClinic clinic = TestClinic.open();
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events";
    UUID id;
    try (StreamReader reader = StreamReader.open(url, clinic.nurse.token(), null)) {
      id = TestClinic.id(clinic.scheduler.post(path(clinic), closure(FROM, UNTIL)));
      reader.awaitType("ClinicClosed", Duration.ofSeconds(10));
      assertThat(inForce(clinic, FROM, UNTIL)).containsExactly(id);
      clinic
          .clinician
          .post("/api/closures/" + id + "/withdraw", Map.of("reason", "dry again"))
          .then()
          .statusCode(200)
          .body("withdrawnAt", notNullValue())
          .body("withdrawnBy", equalTo(clinic.clinician.id()));
      reader.awaitType("ClosureWithdrawn", Duration.ofSeconds(10));
    }
    assertThat(inForce(clinic, FROM, UNTIL)).isEmpty();
    clinic.nurse.get(path(clinic)).then().body("items.id", contains(id.toString()));
    clinic.admin.post("/api/closures/" + id + "/withdraw").then().statusCode(409);
  }

  @Test
  void closureEndIsExclusive() {
    TestClinic clinic = TestClinic.open();
    UUID id = TestClinic.id(clinic.admin.post(path(clinic), closure(FROM, UNTIL)));
    assertThat(inForce(clinic, UNTIL, UNTIL.plusSeconds(60))).isEmpty();
    assertThat(inForce(clinic, UNTIL.minusSeconds(1), UNTIL)).containsExactly(id);
    assertThat(inForce(clinic, FROM.minusSeconds(60), FROM)).isEmpty();
    assertThat(inForce(clinic, FROM.minusSeconds(60), FROM.plusSeconds(1))).containsExactly(id);
    clinic.nurse.get(path(clinic) + "?from=" + UNTIL).then().body("items.size()", equalTo(0));
    clinic.nurse.get(path(clinic) + "?to=" + FROM).then().body("items.size()", equalTo(0));
    clinic
        .nurse
        .get(path(clinic) + "?from=" + FROM + "&to=" + UNTIL)
        .then()
        .body("items.size()", equalTo(1));
  }

  @Test
  void closuresAreListedByStart() {
    TestClinic clinic = TestClinic.open();
    UUID late =
        TestClinic.id(clinic.admin.post(path(clinic), closure(FROM.plusSeconds(60), UNTIL)));
    UUID early = TestClinic.id(clinic.admin.post(path(clinic), closure(FROM, UNTIL)));
    String next =
        clinic
            .nurse
            .get(path(clinic) + "?limit=1")
            .then()
            .body("items.id", contains(early.toString()))
            .extract()
            .path("next");
    clinic
        .nurse
        .get(path(clinic) + "?limit=1&cursor=" + next)
        .then()
        .body("items.id", contains(late.toString()))
        .body("next", nullValue());
  }

  @Test
  void closureNeedsChairOfClinic() {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> chair = closure(FROM, UNTIL);
    chair.put("chairId", clinic.chairIds.get(1));
    clinic
        .scheduler
        .post(path(clinic), chair)
        .then()
        .statusCode(201)
        .body("chairId", equalTo(clinic.chairIds.get(1).toString()));
    for (UUID other : List.of(TestClinic.open().chairIds.getFirst(), UUID.randomUUID())) {
      chair.put("chairId", other);
      clinic
          .scheduler
          .post(path(clinic), chair)
          .then()
          .statusCode(400)
          .body("errors.field", contains("chairId"));
    }
  }

  @Test
  void invalidClosureIsRefused() {
    TestClinic clinic = TestClinic.open();
    clinic
        .admin
        .post(path(clinic), closure(FROM, FROM))
        .then()
        .statusCode(400)
        .body("errors.field", contains("from"));
    clinic
        .admin
        .post(path(clinic), closure(FROM, FROM.plus(Duration.ofDays(400)).plusMillis(1)))
        .then()
        .statusCode(400)
        .body("errors.field", contains("until"));
    clinic
        .admin
        .post(path(clinic), closure(FROM, FROM.plus(Duration.ofDays(400))))
        .then()
        .statusCode(201);
    clinic
        .admin
        .post(path(clinic), Map.of("from", FROM.toString()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("reason", "until"));
    clinic.nurse.post(path(clinic), closure(FROM, UNTIL)).then().statusCode(403);
    TestClinic others = TestClinic.open();
    others.admin.post(path(clinic), closure(FROM, UNTIL)).then().statusCode(404);
    UUID id = TestClinic.id(clinic.admin.post(path(clinic), closure(FROM, UNTIL)));
    others.admin.post("/api/closures/" + id + "/withdraw").then().statusCode(404);
  }
}
