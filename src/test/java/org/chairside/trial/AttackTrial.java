package org.chairside.trial;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.chairside.testclinic.TestClinic;

/**
 * Prints how much longer a set of vital signs takes while the server is attacked, each kind of
 * attack beside a quiet time of the same run: {@code mvn -Ptrial -Dtrial=attack}. The callers are
 * on this machine and take its processors, too.
 */
public final class AttackTrial {

  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final int WARM_UP = 300;
  private static final int SLOW_SOCKETS = 1_000;
  private static final int IDLE_STREAMS = 2_000;
  private static final int GUESSERS = 200;
  private static final double ACCEPTABLE = 3;

  private final URI server;
  private final Api nurse;
  private final String path;
  private final String token;
  private final UUID clinic;

  private AttackTrial(URI server, TestClinic clinic, UUID session) {
    this.server = server;
    this.clinic = clinic.clinicId;
    this.token = clinic.nurse.token();
    nurse = new Api(server, token);
    path = "/api/sessions/" + session + "/observations";
  }

  public static void main(String[] args) throws Exception {
    try (Server server = new Server("attack")) {
      TestClinic clinic = server.clinic(1);
      var trial = new AttackTrial(server.uri(), clinic, clinic.aRunningSession());
      for (int i = 0; i < WARM_UP; i++) {
        trial.chart(i);
      }
      System.out.println("attack                    calls  median ms   95 % ms  to quiet  done");
      trial.beside(SLOW_SOCKETS + " half-sent bodies", SLOW_SOCKETS, trial::sendHalf);
      trial.beside(IDLE_STREAMS + " idle streams", IDLE_STREAMS, trial::listen);
      trial.beside(GUESSERS + " guessers", GUESSERS, trial::guess);
    }
  }

  /** One attacker's work until it is interrupted; counts what it got done. */
  private interface Attack {
    void go(AtomicInteger done) throws IOException, InterruptedException;
  }

  private void chart(int i) {
    nurse
        .post(path, TestClinic.set(TestClinic.now(), Map.of("heartRate", 60 + i % 30)))
        .expect(201);
  }

  private List<Long> measure() {
    List<Long> times = new ArrayList<>();
    Instant end = Instant.now().plus(MEASURED);
    for (int i = 0; Instant.now().isBefore(end); i++) {
      int call = i;
      times.add(Nanos.of(() -> chart(call)));
    }
    return times;
  }

  private void beside(String name, int attackers, Attack attack) throws InterruptedException {
    List<Long> quiet = measure();
    AtomicInteger done = new AtomicInteger();
    AtomicReference<Exception> failed = new AtomicReference<>();
    CountDownLatch begun = new CountDownLatch(attackers);
    List<Long> attacked;
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (int i = 0; i < attackers; i++) {
        threads.execute(
            () -> {
              begun.countDown();
              try {
                attack.go(done);
              } catch (IOException | IllegalStateException e) {
                failed.compareAndSet(null, e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
      }
      begun.await();
      attacked = measure();
    } finally {
      threads.shutdownNow();
    }
    print(name, quiet, attacked, done.get(), failed.get());
  }

  private static void print(
      String name, List<Long> quiet, List<Long> attacked, int done, Exception failed) {
    double ratio = Nanos.at(attacked, 95) / Nanos.at(quiet, 95);
    System.out.printf(
        Locale.ROOT,
        "%-24s %6d %10.1f %9.1f%n",
        "quiet",
        quiet.size(),
        Nanos.at(quiet, 50),
        Nanos.at(quiet, 95));
    System.out.printf(
        Locale.ROOT,
        "%-24s %6d %10.1f %9.1f %9.1f %5d %s%s%n",
        name,
        attacked.size(),
        Nanos.at(attacked, 50),
        Nanos.at(attacked, 95),
        ratio,
        done,
        ratio < ACCEPTABLE ? "holds" : "does not hold",
        failed == null ? "" : ", an attacker failed: " + failed);
  }

  private Socket connected() throws IOException {
    return new Socket(server.getHost(), server.getPort());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Somebody who has not signed in sends a byte of a body now and then, and begins again. */
  private void sendHalf(AtomicInteger done) throws IOException, InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      try (Socket socket = connected()) {
        send(
            socket,
            "POST /api/auth/login HTTP/1.1\r\nHost: "
                + server.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{");
        done.incrementAndGet();
        for (int sent = 0; sent < 10; sent++) {
          Thread.sleep(2_000);
          send(socket, " ");
        }
      } catch (java.net.SocketException closedByServer) {
        Thread.sleep(500);
      }
    }
  }

  /** A nurse's event stream that is never read. */
  private void listen(AtomicInteger done) throws IOException, InterruptedException {
    try (Socket socket = connected()) {
      send(
          socket,
          "GET /api/clinics/"
              + clinic
              + "/events HTTP/1.1\r\nHost: "
              + server.getAuthority()
              + "\r\nAccept: text/event-stream\r\nCookie: chairside-sign-in="
              + token
              + "\r\n\r\n");
      if (socket.getInputStream().read() >= 0) {
        done.incrementAndGet();
      }
      Thread.sleep(MEASURED.multipliedBy(3));
    }
  }

  /** Wrong passwords for ever other accounts. */
  private void guess(AtomicInteger done) throws InterruptedException {
    Api nobody = new Api(server, "");
    while (!Thread.currentThread().isInterrupted()) {
      int status =
          nobody
              .post(
                  "/api/auth/login",
                  Map.of("username", "guess-" + TestClinic.some(), "password", "wrong"))
              .status();
      if (status != 401 && status != 429 && status != 503) {
        throw new IllegalStateException("a guess was answered " + status);
      }
      done.incrementAndGet();
      Thread.sleep(10);
    }
  }
}
