package org.chairside.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.chairside.ApplicationTest;
import org.chairside.platform.transaction.InTurn.Line;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Who reads much waits, and is refused where too many wait: charting goes on meanwhile. */
@ApplicationTest
@ResourceLock("load")
class TurnsTest {

  @Inject Turns turns;

  private final TestClinic clinic = TestClinic.open();

  private Answer figures() {
    return clinic
        .admin
        .request()
        .unchecked()
        .get("/api/clinics/" + clinic.clinicId + "/figures?from=2026-03-02&to=2026-03-03");
  }

  @Test
  void reportsWaitWhileChartingGoesOn() throws InterruptedException, ExecutionException {
    UUID session = clinic.aRunningSession();
    Semaphore reports = turns.of(Line.REPORTS);
    int all = reports.drainPermits();
    assertThat(all).isPositive();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> waiting =
          Stream.generate(() -> readers.submit(this::figures)).limit(Turns.MOST_WAITING).toList();
      while (reports.getQueueLength() < Turns.MOST_WAITING) {
        Thread.sleep(10);
      }
      figures()
          .then()
          .statusCode(503)
          .header("Retry-After", "2")
          .body("code", org.hamcrest.Matchers.equalTo("problem.busy"));
      clinic.chart(session, set(now(), Map.of("heartRate", 71))).then().statusCode(201);
      clinic.nurse.get("/api/clinics/" + clinic.clinicId + "/board").then().statusCode(200);
      clinic.aBookedSessionFor(clinic.aPatient(), 1);
      assertThat(waiting).noneMatch(Future::isDone);
      reports.release(all);
      for (Future<Answer> each : waiting) {
        each.get().then().statusCode(200);
      }
    }
    assertThat(reports.availablePermits()).isEqualTo(all);
  }
}
