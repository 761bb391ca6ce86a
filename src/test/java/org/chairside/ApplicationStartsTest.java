package org.chairside;

import static org.hamcrest.Matchers.equalTo;

import org.chairside.testclinic.Call;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

@ApplicationTest
class ApplicationStartsTest {
  @Test
  void isReadyWithDatabase() {
    Call.to(TestClinic.applicationUri())
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"));
  }
}
