package org.chairside.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Calls of many clients at once, sent by {@code wrk}. */
final class Load {

  static final int CONNECTIONS = 16;

  private final String server;
  private final Path directory;

  Load(String server, Path directory) {
    this.server = server;
    this.directory = directory;
  }

  /**
   * What a load has come to.
   *
   * @param perSecond answers in a second
   * @param p50 milliseconds, like the others
   */
  record Figures(double perSecond, double p50, double p95, double p99) {}

  /** Sets of vital signs, each for one of these sessions; their values are calm and all differ. */
  Figures vitals(List<Call> sessions, Duration lasts) throws IOException, InterruptedException {
    return run(
        sessions,
        """
        local values = '{"systolic":%d,"diastolic":%d,"heartRate":%d,"spo2":%d,"respiratoryRate":%d,' ..
          '"temperature":36.6,"supplementalOxygen":false,"consciousness":"ALERT","sedation":5,"pain":2}'
        request = function()
          local call = calls[math.random(#calls)]
          local body = string.format(values, 116 + math.random(14), 70 + math.random(10),
            62 + math.random(20), 96 + math.random(3), 13 + math.random(4))
          return wrk.format("POST", call[1], headers(call), body)
        end
        """,
        lasts);
  }

  /** Reads of these. */
  Figures reads(List<Call> reads, Duration lasts) throws IOException, InterruptedException {
    return run(
        reads,
        """
        request = function()
          local call = calls[math.random(#calls)]
          return wrk.format("GET", call[1], headers(call))
        end
        """,
        lasts);
  }

  /** A call and who makes it. */
  record Call(String path, String token) {}

  private Figures run(List<Call> calls, String request, Duration lasts)
      throws IOException, InterruptedException {
    String listed =
        calls.stream()
            .map(call -> "{\"%s\",\"%s\"}".formatted(call.path(), call.token()))
            .collect(Collectors.joining(","));
    Path script = directory.resolve("load.lua");
    Files.writeString(
        script,
        """
        local calls = {%s}
        local function headers(call)
          return {["Authorization"] = "Bearer " .. call[2], ["Content-Type"] = "application/json"}
        end
        %s
        done = function(summary, latency)
          local errors = summary.errors
          print(string.format("figures %%d %%d %%d %%d %%d %%d", summary.requests, summary.duration,
            latency:percentile(50), latency:percentile(95), latency:percentile(99),
            errors.status + errors.connect + errors.read + errors.write + errors.timeout))
        end
        """
            .formatted(listed, request));
    String said =
        Tools.run(
            List.of(
                "wrk",
                "--threads=1",
                "--connections=" + CONNECTIONS,
                "--duration=%ds".formatted(lasts.toSeconds()),
                "--timeout=10s",
                "--script=" + script,
                server));
    return figures(said);
  }

  private static Figures figures(String said) {
    double[] told =
        said
            .lines()
            .filter(line -> line.startsWith("figures "))
            .findFirst()
            .map(line -> List.of(line.split(" ", -1)))
            .orElseThrow(() -> new IllegalStateException("wrk said:\n" + said))
            .stream()
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .toArray();
    if (told[5] > 0) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%.0f calls of %.0f failed", told[5], told[0]));
    }
    return new Figures(told[0] / (told[1] / 1e6), told[2] / 1e3, told[3] / 1e3, told[4] / 1e3);
  }
}
