package org.chairside.browser;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.chairside.Replica;
import org.chairside.Scratch;
import org.chairside.TestDatabase;
import org.chairside.testclinic.PatientTraces;
import org.chairside.testclinic.TestClinic;

/** The packaged application of this run, started for the first story and stopped with the run. */
final class BrowserApp {

  private static final String ADMIN = "first-admin";

  private static BrowserApp open;

  private final Replica replica;
  private int draft;

  private BrowserApp(Replica replica) {
    this.replica = replica;
  }

  /** The application; it stays up for all stories. */
  static synchronized BrowserApp open() throws SQLException {
    if (open == null) {
      Map<String, String> environment = new HashMap<>(TestDatabase.create().environment());
      environment.put("CHAIRSIDE_FIRST_ORGANIZATION", "Browser");
      environment.put("CHAIRSIDE_FIRST_ADMIN", ADMIN);
      environment.put("CHAIRSIDE_FIRST_PASSWORD", TestClinic.PASSWORD);
      environment.put(
          "CHAIRSIDE_SECRETS_KEY_FILE",
          Scratch.directory("secrets").resolve("secrets.key").toString());
      // a story says by X-Forwarded-Proto that it comes over HTTPS
      environment.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
      environment.put("QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED", "true");
      environment.put("CHAIRSIDE_HSTS_INCLUDE_SUBDOMAINS", "true");
      open = new BrowserApp(Replica.start(environment));
      Runtime.getRuntime().addShutdownHook(new Thread(open.replica::close));
    }
    return open;
  }

  /** Fails where the application has said a patient's name. */
  static synchronized void requireNoPatientSaid() {
    if (open != null) {
      PatientTraces.requireNone("the output of the application", open.replica.output());
    }
  }

  String uri() {
    return replica.uri().toString();
  }

  /** A new clinic with this many chairs. */
  TestClinic clinic(int chairs) {
    return TestClinic.at(uri(), ADMIN, TestClinic.PASSWORD, chairs);
  }

  /**
   * The number of a draft of {@code ketamine-standard}, which all clinics of the organization
   * share.
   */
  synchronized int draft(TestClinic clinic) {
    if (draft == 0) {
      draft =
          clinic
              .clinician
              .post("/api/protocols/ketamine-standard/versions")
              .then()
              .statusCode(201)
              .extract()
              .path("version");
    }
    return draft;
  }

  /** The directory for a story's tablet profile. */
  static java.nio.file.Path profile(String name) {
    return Scratch.directory(name);
  }
}
