package org.chairside.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** An organization created by an older release gets the protocols of the new one. */
@ApplicationTest
class ShippedProtocolUpdateTest {

  @Inject ShippedProtocolUpdate update;

  private void deliver() {
    try {
      update.deliver();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void missingProtocolArrivesOnce() throws SQLException {
    UUID organization = anOrganizationOfAnOlderProgram();

    IntStream.range(0, 4)
        .mapToObj(_ -> CompletableFuture.runAsync(this::deliver))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(versions(organization))
        .containsExactly("esketamine-observation 1 PUBLISHED 3", "ketamine-standard 1 PUBLISHED 3");
  }

  @Test
  void newerReleaseArrivesAsDraftOnce() throws SQLException {
    UUID organization = anOrganizationOfAnOlderProgram();
    execute(
        """
        insert into protocol_version
          (organization_id, code, version, status, document, created_at, published_at, shipped_release)
        select distinct on (code) '%s'::uuid, code, 1, 'PUBLISHED', document, now(), now(), 1
        from protocol_version where code = 'ketamine-standard' and version = 1
        """
            .formatted(organization));

    update.deliver();
    update.deliver();

    assertThat(versions(organization))
        .containsExactly(
            "esketamine-observation 1 PUBLISHED 3",
            "ketamine-standard 1 PUBLISHED 1",
            "ketamine-standard 2 DRAFT 3");
  }

  private UUID anOrganizationOfAnOlderProgram() throws SQLException {
    TestClinic.open(); // so that there is a document to copy
    UUID id = UUID.randomUUID();
    execute(
        "insert into organization (id, name, created_at) values ('%s', 'Older %s', now())"
            .formatted(id, id));
    return id;
  }

  private List<String> versions(UUID organization) throws SQLException {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var query =
            connection.prepareStatement(
                """
                select code || ' ' || version || ' ' || status || ' ' || shipped_release
                from protocol_version where organization_id = ? order by code, version
                """)) {
      query.setObject(1, organization);
      var row = query.executeQuery();
      List<String> versions = new ArrayList<>();
      while (row.next()) {
        versions.add(row.getString(1));
      }
      return versions;
    }
  }

  @Test
  void courseCanFollowShippedProtocol() {
    TestClinic clinic = TestClinic.open();
    Map<String, Object> course = new HashMap<>(clinic.aCourse(clinic.aPatient()));
    course.put("protocol", "esketamine-observation");
    assertThat(clinic.clinician.post("/api/courses", course).statusCode()).isEqualTo(201);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
