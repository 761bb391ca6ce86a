package org.chairside.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** An organization that was founded by an older program gets what that one did not have. */
@QuarkusTest
class ShipmentTest {

  @Inject AgroalDataSource database;
  @Inject Shipment shipment;

  @Test
  void whatIsMissingArrivesOnceThoughSeveralReplicasStart() throws SQLException {
    Ward ward = Ward.open();
    String organization = ward.admin.get("/api/me").path("organization.id");
    execute(
        "delete from protocol_version where code = 'esketamine-observation' and organization_id = '%s'"
            .formatted(organization));
    codes(ward, "ketamine-standard");

    IntStream.range(0, 4)
        .mapToObj(_ -> CompletableFuture.runAsync(shipment::deliver))
        .toList()
        .forEach(CompletableFuture::join);
    codes(ward, "esketamine-observation", "ketamine-standard");
    ward.nurse
        .get("/api/protocols/esketamine-observation/versions")
        .then()
        .body("items.version", contains(1))
        .body("items[0].status", equalTo("PUBLISHED"));
  }

  @Test
  void aCourseMayFollowIt() {
    Ward ward = Ward.open();
    Map<String, Object> course = new HashMap<>(ward.aCourse(ward.aPatient()));
    course.put("protocol", "esketamine-observation");
    assertThat(ward.clinician.post("/api/courses", course).statusCode()).isEqualTo(201);
  }

  private static void codes(Ward ward, String... codes) {
    ward.nurse
        .get("/api/clinics/" + ward.clinicId + "/protocols")
        .then()
        .body("items.code", contains(codes));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
