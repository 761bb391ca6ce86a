package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.Call;
import org.chairside.testclinic.PatientTraces;
import org.chairside.testclinic.TestClinic;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * No patient is named in a log, nor in the metrics. Every story looks at the log of the application
 * when it opens its clinic, every replica at its own when it ends, every page at its addresses and
 * at what the browser keeps.
 */
@ApplicationTest
class PatientTracesTest {

  private static final Logger LOG = Logger.getLogger(PatientTracesTest.class);

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Test
  void traceInTheLogIsFound() {
    TestClinic.open();
    LOG.infof("the chart of %s was opened", "Okafor");
    LOG.error("cannot save", new IllegalStateException("born 1980-04-12"));
    LOG.warn("Key (mrn)=(MRN-01ab) already exists");
    assertThat(PatientTraces.takeLogged()).hasSize(3);
    PatientTraces.requireNoneLogged();
    assertThat(PatientTraces.in("one line\nAda Okafor\nanother")).containsExactly("Ada Okafor");
  }

  @Test
  void refusalsAndFaultsNameNobody() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aSessionWithACriticalFlag();
    Map<String, Object> patient =
        TestClinic.json(clinic.nurse.get("/api/patients/" + clinic.patientOf(session)))
            .properties()
            .stream()
            .filter(each -> each.getKey().matches("mrn|givenName|familyName|birthDate"))
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asText()));
    assertThat(PatientTraces.in(patient.toString())).isNotEmpty();

    clinic.scheduler.post("/api/patients", patient).then().statusCode(409);
    clinic.scheduler.post("/api/patients/search", Map.of("q", "Okafor")).then().statusCode(200);
    clinic.nurse.post("/api/sessions/" + session + "/observations", patient);
    clinic.chart(session, TestClinic.set(now(), Map.of("note", "Okafor, born 1980-04-12")));

    PatientTraces.requireNoneLogged();
    PatientTraces.requireNone("metrics", Call.to("").get(metrics.toString()).asString());
    if (TestDatabase.log().isPresent()) {
      PatientTraces.requireNone(
          "the database's log", Files.readString(TestDatabase.log().orElseThrow()));
    }
  }
}
