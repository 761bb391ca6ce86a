package org.chairside.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.platform.event.EventLog.Written;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Carries the hint that a clinic has new events from the replica that wrote them to all others, by
 * PostgreSQL's NOTIFY.
 *
 * <p>The hint is sent after the commit on a separate connection: inside the transaction NOTIFY
 * would serialize all commits of the database. Hints that come while one is being sent are sent
 * together. If a hint is lost, such as during a reconnect, {@link MissedEventPoll} finds the
 * events.
 */
@ApplicationScoped
class EventNotifier {

  private static final Logger LOG = Logger.getLogger(EventNotifier.class);
  // Not the name that earlier versions use: they send no number, and a release may be rolling out.
  private static final String CHANNEL = "chairside_event_numbers";
  private static final int LISTEN_MILLIS = 2_000;
  // Also on a server that is cut off without a word, as where its machine lost power.
  private static final int ANSWERS_WITHIN_SECONDS = 2;
  private static final String CONNECTION_FAILURE = "08006";
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

  private final EventSignal eventSignal;
  private final String url;
  private final Properties login = new Properties();
  private final BlockingQueue<Hint> hints = new LinkedBlockingQueue<>();
  private volatile boolean stopping;

  EventNotifier(
      EventSignal eventSignal,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String username,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.eventSignal = eventSignal;
    this.url = url;
    login.setProperty("user", username);
    login.setProperty("password", password);
    login.setProperty("ApplicationName", "chairside events");
    String seconds = Integer.toString(ANSWERS_WITHIN_SECONDS);
    login.setProperty("connectTimeout", seconds);
    login.setProperty("loginTimeout", seconds);
    login.setProperty("socketTimeout", seconds);
  }

  /** That a clinic has events up to this number. */
  private record Hint(UUID clinicId, long lastNumber) {

    static Hint parse(String payload) {
      String[] parts = payload.split(" ", 2);
      return new Hint(UUID.fromString(parts[0]), Long.parseLong(parts[1]));
    }

    String payload() {
      return clinicId + " " + lastNumber;
    }
  }

  private interface Work {
    void on(Connection connection) throws SQLException, InterruptedException;
  }

  void start(@Observes StartupEvent start) {
    Thread.ofPlatform().daemon().name("replicas-tell").start(() -> keepAt(this::tell));
    Thread.ofPlatform().daemon().name("replicas-hear").start(() -> keepAt(this::hear));
  }

  void stop(@Observes ShutdownEvent stop) {
    stopping = true;
  }

  /** Something was committed: wakes this replica's readers at once and the other replicas' soon. */
  void written(@Observes Written written) {
    eventSignal.hint(written.clinicId(), written.lastNumber());
    hints.add(new Hint(written.clinicId(), written.lastNumber()));
  }

  private void keepAt(Work work) {
    while (!stopping) {
      try (Connection connection = DriverManager.getConnection(url, login)) {
        work.on(connection);
      } catch (SQLException e) {
        LOG.debugf("the replicas' connection was lost: %s", e.getSQLState());
        pause();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(BEFORE_NEXT_TRY);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  private void tell(Connection connection) throws SQLException, InterruptedException {
    try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
      while (!stopping) {
        List<Hint> waiting = new ArrayList<>(List.of(hints.take()));
        hints.drainTo(waiting);
        Map<UUID, Hint> latest =
            waiting.stream()
                .collect(
                    Collectors.toMap(
                        Hint::clinicId,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(Hint::lastNumber))));
        for (Hint hint : latest.values()) {
          notify.setString(1, CHANNEL);
          notify.setString(2, hint.payload());
          notify.execute();
        }
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    try (Statement listen = connection.createStatement()) {
      listen.execute("listen " + CHANNEL);
    }
    PGConnection notified = connection.unwrap(PGConnection.class);
    while (!stopping) {
      PGNotification[] told = notified.getNotifications(LISTEN_MILLIS);
      if (told == null || told.length == 0) {
        checkThatItAnswers(connection);
      } else {
        for (PGNotification hint : told) {
          Hint heard = Hint.parse(hint.getParameter());
          eventSignal.hint(heard.clinicId(), heard.lastNumber());
        }
      }
    }
  }

  /** Silence is no sign of life: hints may come from another server by now. */
  private static void checkThatItAnswers(Connection connection) throws SQLException {
    if (!connection.isValid(ANSWERS_WITHIN_SECONDS)) {
      throw new SQLException("the listening connection is dead", CONNECTION_FAILURE);
    }
  }
}
