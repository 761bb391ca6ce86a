package org.chairside.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.testclinic.TestClinic;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** An observation that is read as a row is the one that Hibernate reads. */
@ApplicationTest
class ObservationRowTest {

  @Inject EntityManager database;
  @Inject Observations observations;
  @Inject Transactions transactions;

  @Test
  void rowIsTheEntity() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String whole =
        clinic
            .chart(
                session,
                set(
                    now(),
                    Map.of(
                        "temperature",
                        98.9,
                        "temperatureUnit",
                        "[degF]",
                        "supplementalOxygen",
                        true,
                        "oxygenFlow",
                        2.5,
                        "oxygenDevice",
                        "NASAL_CANNULA",
                        "cadss6",
                        Map.of("items", List.of(0, 1, 2, 3, 4, 0)),
                        "note",
                        "after a walk",
                        "heartRate",
                        221,
                        "confirmed",
                        true)))
            .path("observation.id");
    clinic.chart(session, Map.of("systolic", 131, "diastolic", 82));
    clinic
        .nurse
        .post(
            "/api/sessions/" + session + "/observations/" + whole + "/corrections",
            Map.of("reason", "read again", "heartRate", 88))
        .then()
        .statusCode(201);

    List<List<Observation>> both =
        transactions.call(
            Actor.system(TestDatabase.shared().organizationOf(session)),
            () ->
                List.of(
                    observations.of(List.of(session)),
                    database
                        .unwrap(Session.class)
                        .doReturningWork(connection -> rows(connection, session))));

    assertThat(both.getLast()).hasSize(4);
    assertThat(both.getLast())
        .usingRecursiveComparison()
        .ignoringFields("organizationId")
        .ignoringFieldsMatchingRegexes(".*hibernate_.*")
        .isEqualTo(both.getFirst());
    assertThat(both.getFirst()).anyMatch(each -> !each.implausible().isEmpty());
    assertThat(both.getFirst()).anyMatch(each -> each.supersedes() != null);
  }

  private static List<Observation> rows(Connection connection, UUID session) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select %s from observation where session_id = ? order by taken_at, id"
                .formatted(ObservationRow.COLUMNS))) {
      query.setObject(1, session);
      List<Observation> rows = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(ObservationRow.read(row));
        }
      }
      return rows;
    }
  }
}
