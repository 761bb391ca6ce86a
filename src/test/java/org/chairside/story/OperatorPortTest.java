package org.chairside.story;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Call;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads is on a port of its own; what a program reads needs a sign-in. */
@ApplicationTest
class OperatorPortTest {

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Test
  void metricsAreOnTheOperatorsPortAlone() {
    TestClinic clinic = TestClinic.open();
    clinic.admin.request().unchecked().get("/q/metrics").then().statusCode(404);
    Call.to("")
        .get(metrics.toString())
        .then()
        .statusCode(200)
        .body(containsString("http_server_requests_seconds_count"));
  }

  @Test
  void metricsDoNotGrowWithInventedPaths() {
    TestClinic clinic = TestClinic.open();
    String invented = "invented-" + UUID.randomUUID();
    for (String path :
        new String[] {
          "/" + invented,
          "/api/" + invented,
          "/api/patients/" + invented,
          "/q/" + invented,
          "/fhir/" + invented,
          "/assets/" + invented + ".js",
          "/api/sessions/x?" + invented + "=1"
        }) {
      clinic.nobody.request().unchecked().get(path);
      clinic.nurse.request().unchecked().get(path);
    }
    Call.to("").get(metrics.toString()).then().statusCode(200).body(not(containsString(invented)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/openapi", "/q/openapi?format=json", "/q/swagger-ui/"})
  void contractIsForThoseWhoAreSignedIn(String path) {
    TestClinic clinic = TestClinic.open();
    clinic
        .nobody
        .request()
        .unchecked()
        .get(path)
        .then()
        .statusCode(401)
        .body(not(containsString("/api/sessions")));
    clinic.scheduler.request().unchecked().get(path).then().statusCode(200);
  }

  @Test
  void healthIsForEverybodyAndSaysNoMoreThanItMust() {
    Call.to("").get(metrics.resolve("/q/health").toString()).then().statusCode(404);
    TestClinic.open()
        .nobody
        .request()
        .unchecked()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body(allOf(containsString("UP"), not(containsString("jdbc:"))));
  }
}
