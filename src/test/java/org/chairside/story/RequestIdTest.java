package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.LogRecord;
import org.chairside.ApplicationTest;
import org.chairside.platform.RequestId;
import org.chairside.testclinic.TestClinic;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One id in the answer and in every line of the log about it. */
@ApplicationTest
@ResourceLock("log of the driver")
class RequestIdTest {

  private static final String HEADER = "X-Request-Id";

  private final TestClinic clinic = TestClinic.open();

  private String answeredTo(String header, String value) {
    return clinic.nurse.request().header(header, value).get("/api/me").header(HEADER);
  }

  @Test
  void everyAnswerHasAnIdOfItsOwn() {
    String one = clinic.nurse.get("/api/me").header(HEADER);
    String other = clinic.nurse.get("/api/me").header(HEADER);
    assertThat(UUID.fromString(one)).isNotEqualTo(UUID.fromString(other));
    assertThat(clinic.nurse.get("/api/sessions/" + UUID.randomUUID()).header(HEADER)).isNotBlank();
  }

  @Test
  void idOfAProxyIsKept() {
    String given = "4bf92f3577b34da6a3ce929d0e0e4736";
    assertThat(answeredTo(HEADER, given)).isEqualTo(given);
    assertThat(answeredTo("traceparent", "00-" + given + "-00f067aa0ba902b7-01")).isEqualTo(given);
  }

  @Test
  void whatAPersonCouldHaveWrittenIsNoId() {
    for (String words :
        new String[] {"Ada Okafor", "abc", "f".repeat(33), "1980-04-12-555-0123-4567"}) {
      assertThat(answeredTo(HEADER, words)).isNotEqualTo(words).hasSize(36);
    }
    assertThat(answeredTo("traceparent", "00-ada")).hasSize(36);
  }

  @Test
  void linesOfTheLogNameTheRequest() {
    try (Seen seen = new Seen()) {
      String id = clinic.nurse.get("/api/clinics").header(HEADER);
      assertThat(seen.ids).contains(id);
    }
  }

  /** The ids of the requests for which the driver sent something. */
  private static final class Seen extends DriverLog {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    @Override
    public void publish(LogRecord message) {
      String id = ExtLogRecord.wrap(message).getMdc(RequestId.LOGGED_AS);
      if (id != null) {
        ids.add(id);
      }
    }
  }
}
