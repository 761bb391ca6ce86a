package org.chairside.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chairside.testclinic.TestClinic;

/**
 * Prints how soon a thousand screens of one clinic hear what was charted, whether any misses or
 * repeats something, and what five thousand screens of other clinics cost those who chart: {@code
 * mvn -Ptrial -Dtrial=streams}.
 */
final class StreamsTrial {

  private static final int SCREENS = Integer.getInteger("screens", 1_000);
  private static final int OTHERS = Integer.getInteger("others", 5_000);
  private static final int OTHER_CLINICS = 50;
  private static final int CHAIRS = 16;
  private static final int SETS = 200;
  private static final Duration BETWEEN_SETS = Duration.ofMillis(200);
  private static final Duration ROUND = Duration.ofSeconds(15);
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 2_000;

  private final URI server;
  private final TestClinic clinic;
  private final Api nurse;
  private final List<String> paths = new ArrayList<>();

  private StreamsTrial(URI server, TestClinic clinic) {
    this.server = server;
    this.clinic = clinic;
    nurse = new Api(server, clinic.nurse.token());
    for (int chair = 0; chair < CHAIRS; chair++) {
      UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
      clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
      clinic.started(session, TestClinic.now().minusSeconds(60));
      paths.add("/api/sessions/" + session + "/observations");
    }
  }

  public static void main(String[] args) throws Exception {
    try (Server server = new Server("streams")) {
      var trial = new StreamsTrial(server.uri(), server.clinic(CHAIRS));
      for (int i = 0; i < WARM_UP; i++) {
        trial.chart(i);
      }
      trial.everyScreenHearsEverything();
      trial.othersScreensCostLittle();
    }
    System.exit(0);
  }

  private JsonNode chart(int i) {
    return nurse
        .post(
            paths.get(i % CHAIRS),
            TestClinic.set(TestClinic.now(), Map.of("heartRate", 60 + i % 30)))
        .expect(201)
        .body();
  }

  /** One set every fifth of a second, over all chairs. */
  private void everyScreenHearsEverything() throws Exception {
    List<Screen> screens = open(SCREENS, List.of(clinic.clinicId));
    Map<String, Long> answeredAt = new HashMap<>();
    long before =
        nurse.get("/api/clinics/" + clinic.clinicId + "/board").body().path("lastEventId").asLong();
    for (int i = 0; i < SETS; i++) {
      String id = chart(i).at("/observation/id").asText();
      answeredAt.put(id, System.nanoTime());
      Thread.sleep(BETWEEN_SETS);
    }
    Thread.sleep(Duration.ofSeconds(5));
    long last =
        nurse.get("/api/clinics/" + clinic.clinicId + "/board").body().path("lastEventId").asLong();
    List<Long> delays = new ArrayList<>();
    int missed = 0;
    for (EventTape.Heard heard :
        EventTape.between(before, last, server, clinic.nurse.token(), clinic.clinicId)) {
      Long answered = answeredAt.get(heard.event().path("data").path("observationId").asText());
      for (Screen screen : screens) {
        Long received = screen.receivedAt(heard.id());
        if (received == null) {
          missed++;
        } else if (answered != null) {
          delays.add(Math.max(0, received - answered));
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d screens: %d events, %d receipts, missed %d, twice %d; from answer to receipt"
            + " median %.0f ms, 95 %% %.0f ms, 99 %% %.0f ms%n",
        SCREENS,
        last - before,
        delays.size(),
        missed,
        screens.stream().mapToInt(Screen::twice).sum(),
        Nanos.at(delays, 50),
        Nanos.at(delays, 95),
        Nanos.at(delays, 99));
    close(screens);
  }

  private void othersScreensCostLittle() throws Exception {
    List<UUID> others = new ArrayList<>();
    Api admin = new Api(server, clinic.admin.token());
    for (int i = 0; i < OTHER_CLINICS; i++) {
      JsonNode other =
          admin
              .post("/api/clinics", Map.of("name", "Other " + i, "timeZone", "America/New_York"))
              .expect(201)
              .body();
      others.add(UUID.fromString(other.path("id").asText()));
    }
    List<Double> quiet = new ArrayList<>();
    List<Double> beside = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      quiet.add(sets());
      List<Screen> screens = open(OTHERS, others);
      Thread.sleep(Duration.ofSeconds(5));
      beside.add(sets());
      close(screens);
      Thread.sleep(Duration.ofSeconds(5));
    }
    System.out.printf(
        Locale.ROOT,
        "%d idle screens of %d other clinics: sets a second without %s, with %s; median ratio %.2f%n",
        OTHERS,
        OTHER_CLINICS,
        quiet,
        beside,
        median(beside) / median(quiet));
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  private List<Screen> open(int count, List<UUID> clinics)
      throws IOException, InterruptedException {
    List<Screen> screens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      screens.add(new Screen(server, clinic.nurse.token(), clinics.get(i % clinics.size())));
      if (i % 50 == 49) {
        screens.getLast().awaitOpen();
      }
    }
    for (Screen screen : screens) {
      screen.awaitOpen();
    }
    return screens;
  }

  private static void close(List<Screen> screens) throws IOException {
    for (Screen screen : screens) {
      screen.close();
    }
  }

  /** Sets a second by one nurse at each chair, each as fast as she is answered. */
  private double sets() throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + ROUND.toNanos();
    int done = 0;
    try (ExecutorService nurses = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> each = new ArrayList<>();
      for (int chair = 0; chair < CHAIRS; chair++) {
        int at = chair;
        each.add(
            nurses.submit(
                () -> {
                  int taken = 0;
                  while (System.nanoTime() < end) {
                    chart(at + CHAIRS * taken);
                    taken++;
                  }
                  return taken;
                }));
      }
      for (Future<Integer> one : each) {
        done += one.get();
      }
    }
    return Math.round(10.0 * done / ROUND.toSeconds()) / 10.0;
  }
}
