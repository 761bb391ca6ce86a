package org.chairside;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

@ApplicationTest
class ApplicationStartsTest {
  @Test
  void isReadyWithDatabase() {
    when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }
}
