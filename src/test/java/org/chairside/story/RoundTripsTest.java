package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * How often a call asks the database. Each time costs a way there and back, whatever is asked: what
 * nurses do all day is to need few of them.
 */
@ApplicationTest
@ResourceLock("log of the driver")
class RoundTripsTest {

  private static final int TRIES = 8;

  private final TestClinic clinic = TestClinic.open();

  private interface Made {
    Answer call(int i);
  }

  /** The fewest of several equal calls: the application's own work in between only adds some. */
  private static int roundTrips(int status, Made made) {
    return IntStream.range(0, TRIES)
        .map(
            i -> {
              try (RoundTrips counted = new RoundTrips()) {
                made.call(i).then().statusCode(status);
                return counted.count();
              }
            })
        .min()
        .orElseThrow();
  }

  @Test
  void quietSetNeedsSix() {
    UUID session = clinic.aRunningSession();
    int trips =
        roundTrips(
            201,
            i ->
                clinic.nurse.post(
                    "/api/sessions/" + session + "/observations",
                    set(now(), Map.of("heartRate", 64 + i))));
    // The caller; the locked session; the chart; the set; audit, number and event; the commit.
    assertThat(trips).isEqualTo(6);
  }

  @Test
  void setUnderFlagsAndSideEffectNeedsNine() {
    UUID session = clinic.aRunningSession();
    clinic.notices(session, "NAUSEA", "MODERATE");
    clinic.chart(session, set(now(), Map.of("systolic", 192)));
    clinic.chart(session, set(now(), Map.of("spo2", 84)));
    int trips =
        roundTrips(
            201,
            i ->
                clinic.nurse.post(
                    "/api/sessions/" + session + "/observations",
                    set(now(), Map.of("heartRate", 64 + i))));
    assertThat(trips).isLessThanOrEqualTo(9);
  }

  @Test
  void sideEffectNeedsSix() {
    UUID session = clinic.aRunningSession();
    int trips =
        roundTrips(
            201,
            _ ->
                clinic.nurse.post(
                    "/api/sessions/" + session + "/side-effects",
                    Map.of("type", "DIZZINESS", "severity", "MILD")));
    assertThat(trips).isEqualTo(6);
  }

  @Test
  void pauseNeedsTwelve() {
    UUID session = clinic.aRunningSession();
    int trips =
        roundTrips(
            200,
            i ->
                clinic.nurse.post(
                    "/api/sessions/" + session + (i % 2 == 0 ? "/pause" : "/resume"), Map.of()));
    assertThat(trips).isLessThanOrEqualTo(12);
  }

  @Test
  void boardThatIsKnownNeedsThree() {
    clinic.aRunningSession();
    // The caller; whether there is anything newer; the commit.
    assertThat(roundTrips(200, _ -> clinic.nurse.get(board()))).isEqualTo(3);
  }

  @Test
  void boardOfAChangedFloorNeedsTwelve() {
    UUID session = clinic.aRunningSession();
    int trips =
        roundTrips(
            200,
            i -> {
              clinic.chart(session, set(now(), Map.of("heartRate", 64 + i)));
              return clinic.nurse.get(board());
            });
    // Six of them chart the set.
    assertThat(trips).isLessThanOrEqualTo(6 + 12);
  }

  private String board() {
    return "/api/clinics/" + clinic.clinicId + "/board";
  }

  @Test
  void quietSessionIsReadInSix() {
    UUID session = clinic.aRunningSession();
    // The caller; the session; its chart; earlier sessions; its events; the commit.
    assertThat(roundTrips(200, _ -> clinic.nurse.get("/api/sessions/" + session))).isEqualTo(6);
  }

  @Test
  void setsFromPaperAreSentTogether() {
    UUID session = clinic.aRunningSessionSince(Duration.ofMinutes(30));
    Instant first = now().minusSeconds(1_500);
    int trips =
        roundTrips(
            201,
            i ->
                clinic
                    .nurse
                    .request()
                    .contentType("text/csv")
                    .body(paper(first.plusSeconds(100L * i), 100))
                    .post("/api/sessions/" + session + "/observations/import"));
    // As one set, and once more for each 64 KB of answers that the driver expects.
    assertThat(trips).isLessThanOrEqualTo(8);
  }

  private static String paper(Instant from, int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> "%s,%d,78".formatted(from.plusSeconds(i), 116 + i % 10))
        .collect(Collectors.joining("\n", "takenAt,systolic,diastolic\n", "\n"));
  }

  @Test
  void longChartIsReadInAsFewAsShortOne() {
    // A connection's first use of a statement may cost one more.
    assertThat(tripsOfSessionWith(30)).isCloseTo(tripsOfSessionWith(1), within(2));
  }

  private static int tripsOfSessionWith(int sets) {
    TestClinic another = TestClinic.open();
    UUID session = another.aRunningSession();
    IntStream.range(0, sets)
        .forEach(i -> another.chart(session, set(now(), Map.of("heartRate", 64 + i % 20))));
    return roundTrips(200, _ -> another.nurse.get("/api/sessions/" + session));
  }
}
