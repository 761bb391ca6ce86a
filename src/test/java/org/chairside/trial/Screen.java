package org.chairside.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** One of a thousand screens: it notes when which event came, and understands nothing of it. */
final class Screen implements AutoCloseable {

  private final Socket socket;
  private final CountDownLatch open = new CountDownLatch(1);
  private final Map<Long, Long> receivedAt = new ConcurrentHashMap<>();
  private final AtomicInteger twice = new AtomicInteger();

  /** Connects, and follows from now on in a thread of its own. */
  Screen(URI server, String token, UUID clinic) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    String head =
        """
        GET /api/clinics/%s/events HTTP/1.1
        Host: %s
        Accept: text/event-stream
        Cookie: chairside-sign-in=%s

        """
            .formatted(clinic, server.getAuthority(), token)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    Thread.ofVirtual().name("reader").start(this::read);
  }

  private void read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1_024)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long now = System.nanoTime();
        if (line.startsWith("id:")) {
          if (receivedAt.put(Long.valueOf(line.substring(3).strip()), now) != null) {
            twice.incrementAndGet();
          }
        } else if (line.startsWith(":")) {
          open.countDown();
        }
      }
    } catch (IOException closed) {
      // the trial counts what came
    }
  }

  void awaitOpen() throws InterruptedException {
    open.await();
  }

  /** When the event of this number came, in the nanoseconds of this process; null where not. */
  Long receivedAt(long event) {
    return receivedAt.get(event);
  }

  /** How many events came that had come before. */
  int twice() {
    return twice.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
