package org.chairside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chairside.platform.database.EmbeddedDatabase;
import org.jboss.logging.Logger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL for all tests of a test run: from a container if an engine is available, else the
 * embedded one.
 *
 * <p>{@code chairside.test.database}, or {@code CHAIRSIDE_TEST_DATABASE}, decides: auto, container
 * or embedded. Every {@code @QuarkusTest} gets it without asking, by {@code META-INF/services}; a
 * test that starts processes gets a separate database from {@link #create()}.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
  private static final Logger LOG = Logger.getLogger(TestDatabase.class);
  private static final String SHARED = "org.chairside.TestDatabase.";
  private static final String USERNAME = "chairside";

  /** How a process reaches a database. */
  public record Access(String jdbcUrl, String username, String password) {
    /** For the environment of a {@link Replica}. */
    public Map<String, String> environment() {
      return Map.of(
          "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl,
          "QUARKUS_DATASOURCE_USERNAME", username,
          "QUARKUS_DATASOURCE_PASSWORD", password);
    }

    public Connection connect() throws SQLException {
      return DriverManager.getConnection(jdbcUrl, username, password);
    }
  }

  @Override
  public Map<String, String> start() {
    Access access = shared();
    return Map.of(
        "quarkus.datasource.jdbc.url", access.jdbcUrl(),
        "quarkus.datasource.username", access.username(),
        "quarkus.datasource.password", access.password());
  }

  /**
   * Nothing to do: the database serves the next test class too, and ends with the virtual machine.
   */
  @Override
  public void stop() {}

  /** Makes an empty database beside the shared one. */
  public static Access create() throws SQLException {
    Access shared = shared();
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = shared.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    String url = shared.jdbcUrl().replaceFirst("/chairside(?=\\?|$)", "/" + name);
    return new Access(url, shared.username(), shared.password());
  }

  /** Quarkus loads this class more than once, so what is shared lives in the system properties. */
  public static Access shared() {
    synchronized (System.getProperties()) {
      if (System.getProperty(SHARED + "url") == null) {
        remember(startServer());
      }
      return new Access(
          System.getProperty(SHARED + "url"), USERNAME, System.getProperty(SHARED + "password"));
    }
  }

  private static void remember(Access access) {
    System.setProperty(SHARED + "url", access.jdbcUrl());
    System.setProperty(SHARED + "password", access.password());
  }

  private static Access startServer() {
    return switch (choice()) {
      case "container" -> inContainer();
      case "embedded" -> embedded();
      case "auto" -> engineAnswers() ? inContainer() : embedded();
      default ->
          throw new IllegalArgumentException(
              "chairside.test.database must be auto, container or embedded");
    };
  }

  private static String choice() {
    String environment = System.getenv().getOrDefault("CHAIRSIDE_TEST_DATABASE", "auto");
    return System.getProperty("chairside.test.database", environment).toLowerCase(Locale.ROOT);
  }

  private static boolean engineAnswers() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException noEngine) {
      return false;
    }
  }

  /** The container is removed by Testcontainers when the virtual machine ends. */
  @SuppressWarnings("resource")
  private static Access inContainer() {
    var container =
        new PostgreSQLContainer("postgres:18")
            .withDatabaseName("chairside")
            .withUsername(USERNAME)
            .withPassword("chairside");
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "test-database-shutdown"));
    LOG.infof("Tests use PostgreSQL in a container: %s", container.getJdbcUrl());
    return new Access(container.getJdbcUrl(), USERNAME, container.getPassword());
  }

  private static Access embedded() {
    Path directory = Scratch.directory("test-database");
    EmbeddedDatabase database = EmbeddedDatabase.start(directory);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  database.close();
                  Scratch.delete(directory);
                },
                "test-database-shutdown"));
    allowTests(database);
    LOG.infof("Tests use the embedded PostgreSQL: %s", database.jdbcUrl());
    return new Access(database.jdbcUrl(), database.username(), database.password());
  }

  /** Tests make databases, and need not wait for the disk at each commit. */
  private static void allowTests(EmbeddedDatabase database) {
    var owner = new Access(database.jdbcUrl(), "postgres", database.password());
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role chairside createdb");
      statement.execute("alter role chairside set synchronous_commit = off");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
