package org.chairside.trial;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.chairside.Replica;
import org.chairside.Scratch;
import org.chairside.platform.database.StandbyPair;

/** Two replicas behind HAProxy, on a primary and its synchronous standby. */
final class HighAvailability implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path audit = Scratch.directory("audit");
  private final StandbyPair pair;
  private final Replica a;
  private final Replica b;
  private final HaProxy proxy;

  private HighAvailability(StandbyPair pair) throws IOException {
    this.pair = pair;
    Map<String, String> environment = new HashMap<>(pair.access().environment());
    environment.putAll(Server.FIRST);
    environment.put("CHAIRSIDE_AUDIT_DIRECTORY", audit.toString());
    a = Replica.launch(environment);
    b = Replica.launch(environment);
    proxy = HaProxy.before(a, b);
  }

  /** Starts all of it, and returns when both replicas answer. */
  static HighAvailability start() throws IOException, SQLException {
    HighAvailability all = new HighAvailability(StandbyPair.start());
    try {
      all.a.awaitReady();
      all.b.awaitReady();
      all.pair.addStandby();
      Api nobody = new Api(all.uri(), "");
      await()
          .atMost(PATIENCE)
          .ignoreException(Api.Unanswered.class)
          .until(() -> nobody.get("/q/health/live").status() == 200);
      return all;
    } catch (IOException | SQLException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  URI uri() {
    return proxy.uri();
  }

  StandbyPair pair() {
    return pair;
  }

  Replica replica() {
    return a;
  }

  /** All that both replicas have said. */
  String output() {
    return a.output() + b.output();
  }

  @Override
  public void close() {
    proxy.close();
    a.close();
    b.close();
    pair.close();
    Scratch.delete(audit);
  }
}
