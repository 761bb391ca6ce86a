package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Call;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A query parameter is one that the endpoint knows, given once, or the request is refused. */
@ApplicationTest
class QueryParameterTest {

  @Test
  void unknownParameterIsNamedWithTheKnownOnes() {
    TestClinic clinic = TestClinic.open();
    clinic
        .scheduler
        .get("/api/clinics/" + clinic.clinicId + "/closures?from=2026-03-02T00:00:00Z&until=x")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors", hasSize(1))
        .body("errors[0].field", equalTo("until"))
        .body("errors[0].code", equalTo("request.unknown-parameter"))
        .body(
            "errors[0].params.known.commas.params.text", contains("cursor", "from", "limit", "to"));
    clinic
        .nurse
        .get("/api/clinics/" + clinic.clinicId + "/board?chair=1")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("chair"))
        .body("errors[0].code", equalTo("request.no-parameters"));
  }

  @Test
  void everyEndpointRefusesAnUnknownParameter() {
    TestClinic clinic = TestClinic.open();
    List<Person> everybody =
        List.of(clinic.nobody, clinic.nurse, clinic.scheduler, clinic.clinician, clinic.admin);
    JsonNode paths = TestClinic.json(TestClinic.open().contractDocument());
    List<String> accepted = new ArrayList<>();
    paths
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          String method = operation.getKey().toUpperCase(Locale.ROOT);
                          if (everybody.stream()
                              .noneMatch(
                                  person ->
                                      isRefused(
                                          person, method, path.getKey(), operation.getValue()))) {
                            accepted.add(method + " " + path.getKey());
                          }
                        }));
    assertThat(paths.path("paths").size()).isGreaterThan(80);
    // an identity provider may add what it likes (RFC 6749, 4.1.2)
    assertThat(accepted).containsExactly("GET /api/auth/providers/{id}/callback");
  }

  private static boolean isRefused(Person person, String method, String path, JsonNode operation) {
    String address = path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    Call request = person.request();
    JsonNode body = operation.path("requestBody").path("content");
    if (!body.isMissingNode()) {
      String declared = body.fieldNames().next();
      String mediaType = declared.contains("*") ? "application/json" : declared;
      request = request.contentType(mediaType).body(mediaType.endsWith("json") ? "{}" : "x");
    }
    Answer answer = request.send(method, address + "?unheardOf=1");
    return answer.statusCode() == 400
        && "unheardOf".equals(answer.path("errors[0].field"))
        && answer.<String>path("errors[0].code").startsWith("request.");
  }

  @Test
  void singleParameterGivenTwiceIsRefused() {
    TestClinic clinic = TestClinic.open();
    clinic
        .nurse
        .get("/api/patients?limit=1&limit=500&q=a&x=1&x=2")
        .then()
        .statusCode(400)
        .body("errors.field", containsInAnyOrder("limit", "x"))
        .body(
            "errors.code",
            containsInAnyOrder("request.parameter-repeated", "request.unknown-parameter"));
  }

  @Test
  void signInAndRightsComeFirst() {
    TestClinic clinic = TestClinic.open();
    clinic.nobody.get("/api/patients?unheardOf=1").then().statusCode(401);
    clinic.nurse.get("/api/audit?unheardOf=1").then().statusCode(403);
  }
}
