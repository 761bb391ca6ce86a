package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chairside.PackagedApplicationTest;
import org.chairside.Replica;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two replicas on one database: one board, one stream. */
@PackagedApplicationTest
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ResourceLock("load") // what makes the machine busy takes turns
class ReplicasIT {

  private static final int WRITERS = 10;
  private static final int WRITES = 15;
  private static final int READERS = 4;
  private static final long SEED = 20260302;

  private static Replica a;
  private static Replica b;

  @BeforeAll
  static void startBoth() throws Exception {
    Map<String, String> environment = new HashMap<>(TestDatabase.create().environment());
    environment.putAll(Server.FIRST);
    a = Replica.start(environment);
    b = Replica.start(environment);
  }

  @AfterAll
  static void stopBoth() {
    a.close();
    b.close();
  }

  @Test
  void otherReplicasReaderSeesWrite() throws Exception {
    TestClinic clinic = clinic(1);
    UUID session = running(clinic, 0, Duration.ofMinutes(1));
    Api nurseAtB = new Api(b.uri(), clinic.nurse.token());
    long last = lastEvent(clinic, b.uri());
    try (EventTape tape = EventTape.after(last, a.uri(), clinic.nurse.token(), clinic.clinicId)) {
      for (int i = 1; i <= 5; i++) {
        String id = charted(nurseAtB, session, i);
        EventTape.Heard heard = within(Duration.ofSeconds(2), tape::next);
        assertThat(heard.id()).isEqualTo(last + i);
        assertThat(heard.event().at("/data/observationId").asText()).isEqualTo(id);
      }
    }
  }

  /** A stream that breaks while it opens would cost its reader a round of waiting. */
  @Test
  void streamAlwaysOpens() throws Exception {
    TestClinic clinic = clinic(1);
    running(clinic, 0, Duration.ofMinutes(1));
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<Long>> firsts =
          IntStream.range(0, 400).mapToObj(i -> threads.submit(() -> first(clinic, i))).toList();
      for (Future<Long> first : firsts) {
        assertThat(first.get()).isEqualTo(1);
      }
    }
    assertThat(a.output() + b.output()).doesNotContain("fault ");
  }

  @Test
  void reconnectingReadersMissNothing() throws Exception {
    TestClinic clinic = clinic(WRITERS);
    List<UUID> sessions =
        IntStream.range(0, WRITERS)
            .mapToObj(chair -> running(clinic, chair, Duration.ofMinutes(1)))
            .toList();
    long last;
    List<List<Long>> seen = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      // Every chair's own writer, on the one replica or the other; each write is one event.
      long before = lastEvent(clinic, a.uri());
      last = before + (long) WRITERS * WRITES;
      List<Future<List<Long>>> readers =
          IntStream.range(0, READERS)
              .mapToObj(r -> threads.submit(() -> readAndDrop(clinic, r, last)))
              .toList();
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        UUID session = sessions.get(w);
        Api nurse = new Api(w % 2 == 0 ? a.uri() : b.uri(), clinic.nurse.token());
        writers.add(
            threads.submit(
                () -> IntStream.rangeClosed(1, WRITES).forEach(n -> charted(nurse, session, n))));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(lastEvent(clinic, b.uri())).isEqualTo(last);
      for (Future<List<Long>> reader : readers) {
        seen.add(reader.get());
      }
    }
    List<Long> all = LongStream.rangeClosed(1, last).boxed().toList();
    assertThat(seen).hasSize(READERS).allSatisfy(ids -> assertThat(ids).isEqualTo(all));
  }

  private static long first(TestClinic clinic, int stream) throws IOException {
    URI replica = stream % 2 == 0 ? a.uri() : b.uri();
    try (EventTape tape = EventTape.after(0, replica, clinic.nurse.token(), clinic.clinicId)) {
      return tape.next().id();
    }
  }

  /** Reads from the beginning to the given event, hanging up at random and going on elsewhere. */
  private static List<Long> readAndDrop(TestClinic clinic, int reader, long until)
      throws IOException {
    Random random = new Random(SEED + reader);
    List<Long> seen = new ArrayList<>();
    for (int connection = reader; seen.isEmpty() || seen.getLast() < until; connection++) {
      URI replica = connection % 2 == 0 ? a.uri() : b.uri();
      long last = seen.isEmpty() ? 0 : seen.getLast();
      try (EventTape tape = EventTape.after(last, replica, clinic.nurse.token(), clinic.clinicId)) {
        int patience = random.nextInt(1, 40);
        while (patience-- > 0 && (seen.isEmpty() || seen.getLast() < until)) {
          seen.add(tape.next().id());
        }
      }
    }
    return seen;
  }

  // ------------------------------------------------------------------ small things

  private static TestClinic clinic(int chairs) {
    return TestClinic.at(a.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, chairs);
  }

  private static UUID running(TestClinic clinic, int chair, Duration since) {
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return clinic.started(session, TestClinic.now().minus(since));
  }

  /** Charts a calm set, which is one event, and returns its id. */
  private static String charted(Api nurse, UUID session, int number) {
    return nurse
        .post(
            "/api/sessions/" + session + "/observations",
            TestClinic.set(TestClinic.now(), Map.of("heartRate", 60 + number)))
        .expect(201)
        .body()
        .at("/observation/id")
        .asText();
  }

  private static long lastEvent(TestClinic clinic, URI replica) {
    return new Api(replica, clinic.nurse.token())
        .get("/api/clinics/" + clinic.clinicId + "/board")
        .expect(200)
        .body()
        .get("lastEventId")
        .asLong();
  }

  private static <T> T within(Duration longest, Callable<T> call) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(call).get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("nothing came within " + longest, late);
    } finally {
      thread.shutdownNow();
    }
  }
}
