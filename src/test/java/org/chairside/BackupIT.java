package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The commands that back a running clinic up, try the backup, and restore it elsewhere. */
@PackagedApplicationTest
class BackupIT {

  private static final String ADMIN = "admin";

  private final Path place = Scratch.directory("backup-commands");
  private final String kept = place.resolve("kept").toString();

  @AfterEach
  void throwAway() {
    Scratch.delete(place);
  }

  private Map<String, String> environment(String data) {
    Map<String, String> environment = new HashMap<>();
    environment.put("CHAIRSIDE_DATA_DIR", place.resolve(data).toString());
    environment.put("CHAIRSIDE_BACKUP_DIRECTORY", kept);
    environment.put("CHAIRSIDE_FIRST_ORGANIZATION", "Midtown");
    environment.put("CHAIRSIDE_FIRST_ADMIN", ADMIN);
    environment.put("CHAIRSIDE_FIRST_PASSWORD", TestClinic.PASSWORD);
    return environment;
  }

  private static String said(int code, Map<String, String> environment, String... command)
      throws Exception {
    try (Replica replica = Replica.launch(environment, command)) {
      assertThat(replica.awaitEnd()).as(replica.output()).isEqualTo(code);
      return replica.output();
    }
  }

  @Test
  void clinicGoesOnElsewhereWithAllThatWasConfirmed() throws Exception {
    Map<String, String> here = environment("here");
    UUID before;
    UUID after;
    try (Replica running = Replica.start(here)) {
      TestClinic clinic = TestClinic.at(running.uri().toString(), ADMIN, TestClinic.PASSWORD, 1);
      before = clinic.aPatient();
      assertThat(said(0, here, "backup")).contains(" is complete: ");
      after = clinic.aPatient();
      running.stop();
    }
    assertThat(said(0, here, "verify-backup"))
        .contains("is restored in")
        .contains("intact, head")
        .doesNotContain("BROKEN");
    assertThat(said(1, here, "restore", kept)).contains("is not empty");

    Map<String, String> there = environment("there");
    assertThat(said(2, there, "restore", kept, "yesterday")).contains("yesterday is no time");
    assertThat(said(0, there, "restore", kept)).contains("with every change up to");
    try (Replica running = Replica.start(there)) {
      TestClinic clinic = TestClinic.at(running.uri().toString(), ADMIN, TestClinic.PASSWORD, 1);
      for (UUID patient : List.of(before, after)) {
        clinic.nurse.get("/api/patients/" + patient).then().statusCode(200);
      }
    }
    try (var trials = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(trials).noneMatch(p -> p.toString().contains("chairside-restore-trial"));
    }
  }

  @Test
  void onlyItsOwnDatabaseIsBackedUp() throws Exception {
    Map<String, String> outside = new HashMap<>(TestDatabase.create().environment());
    assertThat(said(1, outside, "backup", kept))
        .contains("back it up and restore it with PostgreSQL's tools");
    Map<String, String> nothing = environment("nothing");
    assertThat(said(1, nothing, "backup")).contains("There is no database in");
    nothing.remove("CHAIRSIDE_BACKUP_DIRECTORY");
    assertThat(said(2, nothing, "backup")).contains("Usage: java -jar quarkus-run.jar backup");
  }
}
