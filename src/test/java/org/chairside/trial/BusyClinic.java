package org.chairside.trial;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chairside.testclinic.TestClinic;
import org.chairside.trial.Charting.Acknowledged;
import org.chairside.trial.Charting.Row;
import org.chairside.trial.Charting.Write;

/**
 * Sixteen nurses chart and two colleagues follow the live stream while something breaks; afterwards
 * all of it is checked.
 */
final class BusyClinic implements AutoCloseable {

  static final int WRITERS = 16;
  private static final int FOLLOWERS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TestClinic clinic;
  private final Api nurse;
  private final Api admin;
  private final List<ChartWriter> writers;
  private final List<EventFollower> followers;
  private final List<Thread> threads = new ArrayList<>();

  private BusyClinic(URI server, TestClinic clinic) {
    this.clinic = clinic;
    nurse = new Api(server, clinic.nurse.token());
    admin = new Api(server, clinic.admin.token());
    writers =
        IntStream.range(0, WRITERS)
            .mapToObj(chair -> new ChartWriter(nurse, chair, aRunningSession(chair)))
            .toList();
    followers =
        IntStream.range(0, FOLLOWERS)
            .mapToObj(_ -> new EventFollower(server, clinic.nurse.token(), clinic.clinicId))
            .toList();
  }

  /** A clinic in this application, whose first admin is the trials'. */
  static BusyClinic at(URI server) {
    return new BusyClinic(
        server, TestClinic.at(server.toString(), Server.ADMIN, TestClinic.PASSWORD, WRITERS));
  }

  private UUID aRunningSession(int chair) {
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return clinic.started(session, TestClinic.now().minusSeconds(60));
  }

  /** Lets everybody chart, and returns when each had something confirmed that was sent since. */
  void begin() {
    Instant begun = Instant.now();
    writers.forEach(writer -> threads.add(Thread.ofPlatform().start(writer::write)));
    awaitConfirmationOfEach(begun);
  }

  /** Waits until each writer had something confirmed that was sent after this moment. */
  void awaitConfirmationOfEach(Instant since) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                writers.stream()
                    .allMatch(
                        writer ->
                            !writer.faults().isEmpty()
                                || last(writer)
                                    .filter(each -> each.sentAt().isAfter(since))
                                    .isPresent()));
  }

  private static Optional<Acknowledged> last(ChartWriter writer) {
    List<Acknowledged> all = writer.acknowledged();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** Lets everybody finish the set at hand. */
  void pause() throws InterruptedException {
    writers.forEach(ChartWriter::stop);
    for (Thread thread : threads) {
      thread.join();
    }
    threads.clear();
  }

  /** From a moment to the first confirmation of what was sent after it, or again after it. */
  Duration untilFirstConfirmation(Instant since) {
    return writers.stream()
        .flatMap(writer -> writer.acknowledged().stream())
        .filter(each -> each.sentAt().isAfter(since))
        .map(Acknowledged::at)
        .min(Comparator.naturalOrder())
        .map(first -> Duration.between(since, first))
        .orElseThrow(() -> new IllegalStateException("nothing was confirmed"));
  }

  int confirmed() {
    return writers.stream().mapToInt(writer -> writer.acknowledged().size()).sum();
  }

  /** How many writes were sent more than once. */
  long repeated() {
    return writers.stream()
        .flatMap(writer -> writer.acknowledged().stream())
        .filter(each -> each.tries() > 1)
        .count();
  }

  /** How many of those were in the database already when they were sent for the last time. */
  long writtenUnconfirmed() {
    Map<String, Instant> recorded =
        writers.stream()
            .flatMap(writer -> writer.rows().stream())
            .collect(
                Collectors.toMap(
                    Row::id, row -> Instant.parse(row.values().get("recordedAt").asText())));
    return writers.stream()
        .flatMap(writer -> writer.acknowledged().stream())
        .filter(each -> each.tries() > 1 && recorded.get(each.id()).isBefore(each.sentAt()))
        .count();
  }

  /** How often a follower's stream broke. */
  int resumed() {
    return followers.stream().mapToInt(EventFollower::resumed).sum();
  }

  /** Faults in words for a line of figures. */
  static String verdict(List<String> faults) {
    return faults.isEmpty()
        ? "lost 0, doubled 0, changed 0, events missed 0, twice 0, audit whole"
        : faults.size() + " FAULTS: " + faults;
  }

  /** Every fault so far: of the charts, of each follower's stream, of the audit. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    writers.forEach(writer -> faults.addAll(writer.faults()));
    List<Acknowledged> acknowledged =
        writers.stream().flatMap(writer -> writer.acknowledged().stream()).toList();
    List<Write> open = writers.stream().flatMap(writer -> writer.open().stream()).toList();
    List<Row> rows = writers.stream().flatMap(writer -> writer.rows().stream()).toList();
    long newest =
        nurse
            .get("/api/clinics/" + clinic.clinicId + "/board")
            .expect(200)
            .body()
            .get("lastEventId")
            .asLong();
    for (EventFollower follower : followers) {
      await().atMost(PATIENCE).until(() -> follower.last() >= newest);
      faults.addAll(
          ChartingCheck.faults(
              new Charting(acknowledged, open, rows, List.copyOf(follower.seen()))));
    }
    JsonNode audit = admin.get("/api/audit/verify").expect(200).body();
    if (!audit.get("intact").asBoolean()) {
      faults.add("AUDIT: " + audit);
    }
    return faults;
  }

  @Override
  public void close() {
    writers.forEach(ChartWriter::stop);
    followers.forEach(EventFollower::close);
  }
}
