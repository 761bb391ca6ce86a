package org.chairside.browser;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.chairside.Replica;
import org.chairside.Scratch;
import org.chairside.TestDatabase;
import org.chairside.ward.Ward;

/** The packaged application of this run, started for the first story and stopped with the run. */
final class House {

  private static final String ADMIN = "first-admin";

  private static House open;

  private final Replica replica;
  private int draft;

  private House(Replica replica) {
    this.replica = replica;
  }

  /** The house; it stays open for all stories. */
  static synchronized House open() throws SQLException {
    if (open == null) {
      Map<String, String> environment = new HashMap<>(TestDatabase.create().environment());
      environment.put("CHAIRSIDE_FIRST_ORGANIZATION", "Browser");
      environment.put("CHAIRSIDE_FIRST_ADMIN", ADMIN);
      environment.put("CHAIRSIDE_FIRST_PASSWORD", Ward.PASSWORD);
      open = new House(Replica.start(environment));
      Runtime.getRuntime().addShutdownHook(new Thread(open.replica::close));
    }
    return open;
  }

  String uri() {
    return replica.uri().toString();
  }

  /** A clinic of its own with so many chairs. */
  Ward ward(int chairs) {
    return Ward.at(uri(), ADMIN, Ward.PASSWORD, chairs);
  }

  /** The number of a draft of {@code ketamine-standard}, which all clinics of the house share. */
  synchronized int draft(Ward ward) {
    if (draft == 0) {
      draft =
          ward.clinician
              .post("/api/protocols/ketamine-standard/versions")
              .then()
              .statusCode(201)
              .extract()
              .path("version");
    }
    return draft;
  }

  /** Where a story may keep a tablet's profile. */
  static java.nio.file.Path profile(String name) {
    return Scratch.directory(name);
  }
}
