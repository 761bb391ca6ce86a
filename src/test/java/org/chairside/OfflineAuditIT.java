package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.chairside.TestDatabase.Access;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** The audit of a stopped installation is checked by one command. */
@PackagedApplicationTest
class OfflineAuditIT {

  private static final String ADMIN = "admin";
  private static final int KEPT = 3;

  @Test
  void cutChainIsFoundWithoutTheApplication() throws Exception {
    Access database = TestDatabase.create();
    Path directory = Scratch.directory("offline-audit");
    Map<String, String> environment = environment(database, directory);
    try (Replica replica = Replica.start(environment)) {
      TestClinic.at(replica.uri().toString(), ADMIN, TestClinic.PASSWORD, 1).aPatient();
      await().atMost(Duration.ofSeconds(30)).until(() -> count(database, "audit_unsealed") == 0);
    }
    long links = count(database, "audit_link");
    assertThat(links).isGreaterThan(KEPT);
    try (Replica check = Replica.launch(environment, "verify-audit")) {
      assertThat(check.awaitEnd()).as(check.output()).isZero();
      assertThat(check.output()).contains(" intact, head ").doesNotContain(" 0 signed heads");
    }

    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table audit_link disable trigger user");
      statement.execute("delete from audit_link where number > " + KEPT);
      statement.execute("alter table audit_link enable trigger user");
    }
    try (Replica check = Replica.launch(environment, "verify-audit")) {
      assertThat(check.awaitEnd()).isEqualTo(1);
      assertThat(check.output()).contains("BROKEN from entry " + (KEPT + 1) + " on");
    }
    Scratch.delete(directory);
  }

  private static Map<String, String> environment(Access database, Path directory) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("CHAIRSIDE_AUDIT_DIRECTORY", directory.toString());
    environment.put("CHAIRSIDE_FIRST_ORGANIZATION", "Midtown");
    environment.put("CHAIRSIDE_FIRST_ADMIN", ADMIN);
    environment.put("CHAIRSIDE_FIRST_PASSWORD", TestClinic.PASSWORD);
    return environment;
  }

  private static long count(Access database, String table) throws Exception {
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
