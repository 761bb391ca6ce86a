package org.chairside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.database.DatabaseLogin;
import org.chairside.platform.database.EmbeddedDatabase;
import org.chairside.platform.database.RowScope;
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
  private static final String APPLICATION = "chairside";
  private static final String OWNER = "chairside_owner";
  // Applications that run beside each other, with their pools.
  private static final int CONNECTIONS = 300;
  private static final String SUPERUSER = "postgres";

  /** How a process reaches a database: as the application, and as the owner, who migrates. */
  public record Access(DatabaseLogin application, DatabaseLogin owner) {
    /** For the environment of a {@link Replica}. */
    public Map<String, String> environment() {
      return Map.of(
          "QUARKUS_DATASOURCE_JDBC_URL", application.jdbcUrl(),
          "QUARKUS_DATASOURCE_USERNAME", application.username(),
          "QUARKUS_DATASOURCE_PASSWORD", application.password(),
          "CHAIRSIDE_MIGRATOR_USERNAME", owner.username(),
          "CHAIRSIDE_MIGRATOR_PASSWORD", owner.password());
    }

    /** As the application, with its rights: it sees no organization's rows. */
    public Connection connect() throws SQLException {
      return connect(application);
    }

    /** The same within this organization. */
    public Connection connectFor(UUID organizationId) throws SQLException {
      Connection connection = connect();
      RowScope.of(organizationId).apply(connection);
      return connection;
    }

    /** As the owner of the tables, who sees and changes every organization's rows. */
    public Connection connectAsOwner() throws SQLException {
      Connection connection = connect(owner);
      RowScope.EVERY.apply(connection);
      return connection;
    }

    /** The organization that this infusion session belongs to. */
    public UUID organizationOf(UUID session) throws SQLException {
      try (Connection connection = connectAsOwner();
          PreparedStatement query =
              connection.prepareStatement(
                  "select organization_id from infusion_session where id = ?")) {
        query.setObject(1, session);
        ResultSet row = query.executeQuery();
        row.next();
        return row.getObject(1, UUID.class);
      }
    }

    private static Connection connect(DatabaseLogin login) throws SQLException {
      return DriverManager.getConnection(login.jdbcUrl(), login.username(), login.password());
    }
  }

  /** The passwords of one server's roles. */
  private record Server(String jdbcUrl, String application, String owner, String superuser) {
    Access access(String url) {
      return new Access(
          new DatabaseLogin(url, APPLICATION, application), new DatabaseLogin(url, OWNER, owner));
    }

    /** Tests need not wait for the disk at each commit. */
    void makeFast() {
      try {
        execute("alter role chairside set synchronous_commit = off");
        execute("alter role chairside_owner set synchronous_commit = off");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    void execute(String sql) throws SQLException {
      try (Connection connection = DriverManager.getConnection(jdbcUrl, SUPERUSER, superuser);
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public Map<String, String> start() {
    Access access = shared();
    return Map.of(
        "quarkus.datasource.jdbc.url", access.application().jdbcUrl(),
        "quarkus.datasource.username", access.application().username(),
        "quarkus.datasource.password", access.application().password(),
        "chairside.migrator.username", access.owner().username(),
        "chairside.migrator.password", access.owner().password());
  }

  /**
   * Nothing to do: the database serves the next test class too, and ends with the virtual machine.
   */
  @Override
  public void stop() {}

  /** Makes an empty database beside the shared one. */
  public static Access create() throws SQLException {
    Server server = server();
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    server.execute("create database %s owner %s".formatted(name, OWNER));
    return server.access(server.jdbcUrl().replaceFirst("/chairside(?=\\?|$)", "/" + name));
  }

  public static Access shared() {
    Server server = server();
    return server.access(server.jdbcUrl());
  }

  /** What the shared PostgreSQL logs; of one in a container there is no file. */
  public static Optional<Path> log() {
    return Optional.ofNullable(System.getProperty(SHARED + "log")).map(Path::of);
  }

  /** Quarkus loads this class more than once, so what is shared lives in the system properties. */
  private static Server server() {
    synchronized (System.getProperties()) {
      if (System.getProperty(SHARED + "url") == null) {
        Server started = startServer();
        started.makeFast();
        System.setProperty(SHARED + "application", started.application());
        System.setProperty(SHARED + "owner", started.owner());
        System.setProperty(SHARED + "superuser", started.superuser());
        System.setProperty(SHARED + "url", started.jdbcUrl());
      }
      return new Server(
          System.getProperty(SHARED + "url"),
          System.getProperty(SHARED + "application"),
          System.getProperty(SHARED + "owner"),
          System.getProperty(SHARED + "superuser"));
    }
  }

  private static Server startServer() {
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
  private static Server inContainer() {
    var container =
        new PostgreSQLContainer("postgres:18")
            .withDatabaseName("chairside")
            .withUsername(SUPERUSER)
            .withPassword(SUPERUSER)
            .withCommand("postgres", "-c", "max_connections=" + CONNECTIONS);
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "test-database-shutdown"));
    var server = new Server(container.getJdbcUrl(), APPLICATION, OWNER, container.getPassword());
    try {
      server.execute("create role chairside_owner login password '" + OWNER + "'");
      server.execute("create role chairside login password '" + APPLICATION + "'");
      server.execute("alter database chairside owner to chairside_owner");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    LOG.infof("Tests use PostgreSQL in a container: %s", server.jdbcUrl());
    return server;
  }

  private static Server embedded() {
    Path directory = Scratch.directory("test-database");
    EmbeddedDatabase database = EmbeddedDatabase.start(directory, CONNECTIONS);
    System.setProperty(SHARED + "log", directory.resolve("postgresql.log").toString());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  database.close();
                  Scratch.delete(directory);
                },
                "test-database-shutdown"));
    LOG.infof("Tests use the embedded PostgreSQL: %s", database.application().jdbcUrl());
    return new Server(
        database.application().jdbcUrl(),
        database.application().password(),
        database.owner().password(),
        superusersPassword(directory));
  }

  private static String superusersPassword(Path directory) {
    try {
      return Files.readString(directory.resolve("password-superuser"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
