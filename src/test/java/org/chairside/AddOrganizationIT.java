package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator adds organizations, beside a running application and without one. */
@PackagedApplicationTest
class AddOrganizationIT {

  private static final String STRONG = "nine herons over a barn";

  private final Path place = Scratch.directory("add-organization");

  @AfterEach
  void throwAway() {
    Scratch.delete(place);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("CHAIRSIDE_DATA_DIR", place.resolve("data").toString());
    environment.put("CHAIRSIDE_FIRST_ORGANIZATION", "Midtown");
    environment.put("CHAIRSIDE_FIRST_ADMIN", "first-admin");
    environment.put("CHAIRSIDE_FIRST_PASSWORD", TestClinic.PASSWORD);
    return environment;
  }

  private static String said(int code, Map<String, String> environment, String... arguments)
      throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "add-organization";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try (Replica replica = Replica.launch(environment, command)) {
      assertThat(replica.awaitEnd()).as(replica.output()).isEqualTo(code);
      assertThat(replica.output()).doesNotContain(STRONG);
      return replica.output();
    }
  }

  private static Map<String, String> with(Map<String, String> environment, String password) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("CHAIRSIDE_ADMIN_PASSWORD", password);
    return all;
  }

  @Test
  void guessableFirstPasswordEndsTheStart() throws Exception {
    Map<String, String> environment = environment();
    environment.put("CHAIRSIDE_FIRST_PASSWORD", "first-admin-1");
    try (Replica replica = Replica.launch(environment)) {
      assertThat(replica.awaitEnd()).as(replica.output()).isNotZero();
      assertThat(replica.output())
          .contains("CHAIRSIDE_FIRST_PASSWORD: ")
          .doesNotContain("first-admin-1");
    }
  }

  @Test
  void embeddedDatabaseGetsAnotherOrganization() throws Exception {
    Map<String, String> here = environment();
    try (Replica running = Replica.start(here)) {
      assertThat(said(0, with(here, STRONG), "Uptown", "uptown.admin"))
          .containsPattern("The organization Uptown \\([0-9a-f-]{36}\\) is there, with its admin");
      String uri = running.uri().toString();
      TestClinic uptown = TestClinic.at(uri, "uptown.admin", STRONG, 1);
      TestClinic midtown = TestClinic.at(uri, "first-admin", TestClinic.PASSWORD, 1);
      assertThat(uptown.admin.get("/api/me").<String>path("organization.name")).isEqualTo("Uptown");
      midtown.nurse.get("/api/patients/" + uptown.aPatient()).then().statusCode(404);

      assertThat(said(1, with(here, STRONG), "UPTOWN", "another.admin"))
          .contains("An organization of this name exists already.");
      assertThat(said(1, with(here, STRONG), "Downtown", "first-admin")).contains("is taken");
      assertThat(said(1, with(here, "downtown.admin1"), "Downtown", "downtown.admin"))
          .doesNotContain("is there");
      running.stop();
    }
    Path file = Files.writeString(place.resolve("password"), STRONG + "\n");
    assertThat(said(0, here, "Downtown", "downtown.admin", file.toString()))
        .contains("The organization Downtown");
    try (Replica running = Replica.start(here)) {
      TestClinic.at(running.uri().toString(), "downtown.admin", STRONG, 1);
    }
  }

  @Test
  void externalDatabaseGetsAnotherOrganization() throws Exception {
    Map<String, String> outside = new HashMap<>(TestDatabase.create().environment());
    try (Replica running = Replica.start(outside)) {
      assertThat(said(0, with(outside, STRONG), "Uptown", "outside.admin")).contains("is there");
      TestClinic.at(running.uri().toString(), "outside.admin", STRONG, 1);
    }
  }

  @Test
  void passwordIsNoArgument() throws Exception {
    Map<String, String> here = environment();
    assertThat(said(2, here, "Uptown"))
        .contains("Usage: java -jar quarkus-run.jar add-organization");
    assertThat(said(2, here, "Uptown", "uptown.admin")).contains("There is nobody to ask");
    assertThat(said(1, here, "Uptown", "uptown.admin", "no-such-file"))
        .contains("could not be done");
  }
}
