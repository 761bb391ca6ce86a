package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chairside.Replica;
import org.chairside.TestDatabase;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Two replicas on one database: one floor, one stream, one clock. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last one kills a replica
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplicasIT {

  private static final int WRITERS = 10;
  private static final int WRITES = 15;
  private static final int READERS = 4;
  private static final long SEED = 20260302;

  private static TestDatabase.Access database;
  private static Replica a;
  private static Replica b;

  @BeforeAll
  static void startBoth() throws Exception {
    database = TestDatabase.create();
    Map<String, String> environment = new HashMap<>(database.environment());
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
  @Order(1)
  void whatOneReplicaWritesAReaderOfTheOtherSeesSoon() throws Exception {
    Ward ward = ward(1);
    UUID session = running(ward, 0, Duration.ofMinutes(1));
    Api nurseAtB = new Api(b.uri(), ward.nurse.token());
    long last = lastEvent(ward, b.uri());
    try (EventTape tape = EventTape.after(last, a.uri(), ward.nurse.token(), ward.clinicId)) {
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
  @Order(2)
  void aStreamOpensEveryTime() throws Exception {
    Ward ward = ward(1);
    running(ward, 0, Duration.ofMinutes(1));
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<Long>> firsts =
          IntStream.range(0, 400).mapToObj(i -> threads.submit(() -> first(ward, i))).toList();
      for (Future<Long> first : firsts) {
        assertThat(first.get()).isEqualTo(1);
      }
    }
    assertThat(a.output() + b.output()).doesNotContain("fault ");
  }

  @Test
  @Order(3)
  void readersThatComeAndGoMissNothingAndSeeNothingTwice() throws Exception {
    Ward ward = ward(WRITERS);
    List<UUID> sessions =
        IntStream.range(0, WRITERS)
            .mapToObj(chair -> running(ward, chair, Duration.ofMinutes(1)))
            .toList();
    long last;
    List<List<Long>> seen = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      // Every chair's own writer, on the one replica or the other; each write is one event.
      long before = lastEvent(ward, a.uri());
      last = before + (long) WRITERS * WRITES;
      List<Future<List<Long>>> readers =
          IntStream.range(0, READERS)
              .mapToObj(r -> threads.submit(() -> readAndDrop(ward, r, last)))
              .toList();
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        UUID session = sessions.get(w);
        Api nurse = new Api(w % 2 == 0 ? a.uri() : b.uri(), ward.nurse.token());
        writers.add(
            threads.submit(
                () -> IntStream.rangeClosed(1, WRITES).forEach(n -> charted(nurse, session, n))));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(lastEvent(ward, b.uri())).isEqualTo(last);
      for (Future<List<Long>> reader : readers) {
        seen.add(reader.get());
      }
    }
    List<Long> all = LongStream.rangeClosed(1, last).boxed().toList();
    assertThat(seen).hasSize(READERS).allSatisfy(ids -> assertThat(ids).isEqualTo(all));
  }

  private static long first(Ward ward, int stream) throws IOException {
    URI replica = stream % 2 == 0 ? a.uri() : b.uri();
    try (EventTape tape = EventTape.after(0, replica, ward.nurse.token(), ward.clinicId)) {
      return tape.next().id();
    }
  }

  /** Reads from the beginning to the given event, hanging up at random and going on elsewhere. */
  private static List<Long> readAndDrop(Ward ward, int reader, long until) throws IOException {
    Random random = new Random(SEED + reader);
    List<Long> seen = new ArrayList<>();
    for (int connection = reader; seen.isEmpty() || seen.getLast() < until; connection++) {
      URI replica = connection % 2 == 0 ? a.uri() : b.uri();
      long last = seen.isEmpty() ? 0 : seen.getLast();
      try (EventTape tape = EventTape.after(last, replica, ward.nurse.token(), ward.clinicId)) {
        int patience = random.nextInt(1, 40);
        while (patience-- > 0 && (seen.isEmpty() || seen.getLast() < until)) {
          seen.add(tape.next().id());
        }
      }
    }
    return seen;
  }

  /**
   * Sets become overdue and a pressure stays unrepeated while one of the two replicas is killed.
   * The baseline's set is due 30 minutes after check-in, with 15 minutes of grace; a repeat is
   * waited for 5 minutes long.
   */
  @Test
  @Order(4)
  void timeRaisesEachFlagOnceAlthoughAReplicaDies() throws Exception {
    Ward ward = ward(10);
    List<UUID> waiting = new ArrayList<>();
    for (int chair = 0; chair < 9; chair++) {
      waiting.add(checkedIn(ward, chair));
    }
    UUID unrepeated = running(ward, 9, Duration.ofMinutes(8));

    Instant base = Ward.now();
    UUID last = waiting.removeLast();
    for (int i = 0; i < waiting.size(); i++) {
      overdueAt(waiting.get(i), base.plusMillis(5_000 + 400 * i));
    }
    overdueAt(last, base.plusSeconds(13));
    Instant taken = base.plusSeconds(7).minus(Duration.ofMinutes(5));
    ward.chart(unrepeated, Ward.set(taken, Map.of("systolic", 168)));

    Api nurse = new Api(b.uri(), ward.nurse.token());
    await(() -> waiting.stream().anyMatch(session -> !overdue(nurse, session).isEmpty()));
    a.kill9();
    await(() -> waiting.stream().allMatch(session -> !overdue(nurse, session).isEmpty()));
    await(() -> severity(nurse, unrepeated).equals("WARNING"));
    // When a set that is due seconds later is found overdue, the clock has gone round meanwhile.
    await(() -> !overdue(nurse, last).isEmpty());

    waiting.add(last);
    assertThat(waiting)
        .allSatisfy(
            session -> {
              assertThat(overdue(nurse, session)).hasSize(1);
              assertThat(told(nurse, session, "FlagRaised")).hasSize(1);
            });
    assertThat(told(nurse, unrepeated, "FlagRaised")).hasSize(1);
    assertThat(told(nurse, unrepeated, "FlagWorsened")).hasSize(1);
  }

  // ------------------------------------------------------------------ small things

  private static Ward ward(int chairs) {
    return Ward.at(a.uri().toString(), Server.ADMIN, Ward.PASSWORD, chairs);
  }

  private static UUID checkedIn(Ward ward, int chair) {
    UUID session = ward.aBookedSessionFor(ward.aPatient(), chair);
    ward.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return session;
  }

  /** As if the patient had been checked in, and that written down, 45 minutes before. */
  private static void overdueAt(UUID session, Instant at) throws SQLException {
    OffsetDateTime overdue = at.atOffset(ZoneOffset.UTC);
    try (Connection connection = database.connect();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update infusion_session
                set checked_in_at = ?, phase_recorded_at = ?, next_check_at = ? where id = ?
                """)) {
      update.setObject(1, overdue.minusMinutes(45));
      update.setObject(2, overdue.minusMinutes(45));
      update.setObject(3, overdue);
      update.setObject(4, session);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static UUID running(Ward ward, int chair, Duration since) {
    UUID session = ward.aBookedSessionFor(ward.aPatient(), chair);
    ward.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return ward.started(session, Ward.now().minus(since));
  }

  /** Charts a calm set, which is one event, and returns its id. */
  private static String charted(Api nurse, UUID session, int number) {
    return nurse
        .post(
            "/api/sessions/" + session + "/observations",
            Ward.set(Ward.now(), Map.of("heartRate", 60 + number)))
        .expect(201)
        .body()
        .at("/observation/id")
        .asText();
  }

  private static long lastEvent(Ward ward, URI replica) {
    return new Api(replica, ward.nurse.token())
        .get("/api/clinics/" + ward.clinicId + "/board")
        .expect(200)
        .body()
        .get("lastEventId")
        .asLong();
  }

  private static List<JsonNode> overdue(Api nurse, UUID session) {
    return nurse
        .get("/api/sessions/" + session)
        .expect(200)
        .body()
        .get("flags")
        .valueStream()
        .filter(flag -> flag.at("/rule/code").asText().equals("vitals-overdue"))
        .toList();
  }

  private static String severity(Api nurse, UUID session) {
    return nurse
        .get("/api/sessions/" + session)
        .expect(200)
        .body()
        .at("/flags/0/severity")
        .asText();
  }

  private static List<JsonNode> told(Api nurse, UUID session, String type) {
    return nurse
        .get("/api/sessions/" + session)
        .expect(200)
        .body()
        .get("events")
        .valueStream()
        .filter(event -> event.get("type").asText().equals(type))
        .toList();
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

  private static void await(BooleanSupplier condition) {
    Instant longest = Instant.now().plusSeconds(40);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("what should come").isBefore(longest);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
