package org.chairside.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no honest client sends. */
@ApplicationTest
class HostileRequestTest {

  /** More than the framework has threads for requests. */
  private static final int HALF_SENT = 250;

  private static final String HALF =
      head(
              "POST /api/auth/login HTTP/1.1",
              "Host: localhost",
              "Content-Type: application/json",
              "Content-Length: 100")
          + "{\"username\":";

  private static String head(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static Socket send(String request) throws IOException {
    Socket socket = new Socket("localhost", URI.create(TestClinic.applicationUri()).getPort());
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String firstLine(Socket socket) throws IOException {
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    return String.valueOf(in.readLine());
  }

  private static String answer(String request) throws IOException {
    try (Socket socket = send(request)) {
      return firstLine(socket);
    }
  }

  @Test
  void chartingGoesOnWhileHalfSentRequestsWait() throws IOException {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    List<Socket> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < HALF_SENT; i++) {
        waiting.add(send(HALF));
      }

      // Without a body that is read beforehand, no thread would be left for these.
      clinic.chart(session, TestClinic.set(now(), Map.of("systolic", 121))).then().statusCode(201);
      clinic.nurse.get("/api/sessions/" + session).then().statusCode(200);

      for (Socket socket : waiting) {
        assertThat(firstLine(socket)).startsWith("HTTP/1.1 408");
      }
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void slowBodyThatMakesProgressIsRead() throws Exception {
    String body = " ".repeat(30_000) + "{\"username\":\"nobody\",\"password\":\"wrong\"}";
    try (Socket socket =
        send(
            head(
                "POST /api/auth/login HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Content-Length: " + body.length()))) {
      for (int i = 0; i < body.length(); i += 5000) {
        socket
            .getOutputStream()
            .write(body.substring(i, Math.min(body.length(), i + 5000)).getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        // what is tried is a sender that pauses
        Thread.sleep(700);
      }
      assertThat(firstLine(socket)).startsWith("HTTP/1.1 401");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/me,",
    "GET /api/me, Host: a|Host: b",
    "GET /api/patients/%00, Host: a",
    "GET /%00, Host: a",
    "GET /api/patients/%zz, Host: a",
    "GET /api/patients/%, Host: a",
    "POST /api/auth/login, Host: a|Transfer-Encoding: gzip",
    "POST /api/auth/login, Host: a|Transfer-Encoding: xchunked"
  })
  void impossibleRequestIsMalformed(String call, @Nullable String headers) throws IOException {
    List<String> lines = new ArrayList<>(List.of(call + " HTTP/1.1"));
    if (headers != null) {
      lines.addAll(List.of(headers.split("\\|", -1)));
    }

    assertThat(answer(head(lines.toArray(String[]::new)))).startsWith("HTTP/1.1 400");
  }

  @Test
  void refusalOfImpossiblePathHasSecurityHeaders() throws IOException {
    try (Socket socket = send(head("GET /api/patients/%00 HTTP/1.1", "Host: a"))) {
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      assertThat(in.lines().takeWhile(line -> !line.isEmpty()))
          .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store");
    }
  }

  @Test
  void http2IsNotSpokenInTheClear() throws IOException {
    assertThat(
            answer(
                head(
                    "GET /api/me HTTP/1.1",
                    "Host: a",
                    "Connection: Upgrade, HTTP2-Settings",
                    "Upgrade: h2c",
                    "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA")))
        .startsWith("HTTP/1.1 401");
  }

  @Test
  void chunkedBodyThatGrowsTooLargeIsRefused() throws IOException {
    byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(ISO_8859_1);
    try (Socket socket =
        send(
            head(
                "POST /api/auth/login HTTP/1.1",
                "Host: a",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked"))) {
      // one byte more than the largest body, and not the end of it
      for (int i = 0; i < 17; i++) {
        socket.getOutputStream().write(chunk);
      }
      assertThat(firstLine(socket)).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void tooLongAddressAndTooLargeHeadersAreProblems() throws IOException {
    String long9000 = "x".repeat(9_000);
    assertThat(whole("GET /api/patients?cursor=" + long9000 + " HTTP/1.1", "Host: localhost"))
        .startsWith("HTTP/1.1 414")
        .contains("request.address-at-most")
        .containsIgnoringCase("connection: close");
    assertThat(whole("GET /api/me HTTP/1.1", "Host: localhost", "A: " + long9000, "B: " + long9000))
        .startsWith("HTTP/1.1 431")
        .contains("request.headers-at-most");
    assertThat(whole("GET /api/me?" + "x".repeat(7_000) + " HTTP/1.1", "Host: localhost"))
        .startsWith("HTTP/1.1 4")
        .doesNotContain("request.address-at-most");
  }

  private static String whole(String... lines) throws IOException {
    String[] closing = Arrays.copyOf(lines, lines.length + 1);
    closing[lines.length] = "Connection: close";
    try (Socket socket = send(head(closing))) {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
