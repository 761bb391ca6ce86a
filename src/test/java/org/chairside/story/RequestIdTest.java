package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
    for (String words : new String[] {"Ada Okafor", "abc", "f".repeat(65), "okafor-1980-04-12"}) {
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
  private static final class Seen extends Handler implements AutoCloseable {
    private static final Logger DRIVER =
        Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Level level = DRIVER.getLevel();
    private final boolean parents = DRIVER.getUseParentHandlers();

    Seen() {
      setLevel(Level.ALL);
      DRIVER.setUseParentHandlers(false);
      DRIVER.addHandler(this);
      DRIVER.setLevel(Level.FINEST);
    }

    @Override
    public void publish(LogRecord message) {
      String id = ExtLogRecord.wrap(message).getMdc(RequestId.LOGGED_AS);
      if (id != null) {
        ids.add(id);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      DRIVER.removeHandler(this);
      DRIVER.setLevel(level);
      DRIVER.setUseParentHandlers(parents);
    }
  }
}
