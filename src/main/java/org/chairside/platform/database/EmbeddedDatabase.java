package org.chairside.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/** The application's embedded PostgreSQL, in a directory that outlives it. */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

  /** The property that says in which directory the embedded database of this program is. */
  public static final String RUNS_IN = "chairside.embedded.directory";

  /** Twice what one application asks for by default, and some for tools. */
  static final int CONNECTIONS = 60;

  private final DirectoryLock lock;
  private final PostgresServer server;
  private final Watchdog watchdog;
  private final DatabaseLogin application;
  private final DatabaseLogin owner;

  private EmbeddedDatabase(
      DirectoryLock lock, PostgresServer server, Watchdog watchdog, DatabaseRoles roles)
      throws IOException {
    this.lock = lock;
    this.server = server;
    this.watchdog = watchdog;
    this.application = roles.login(DatabaseRole.APPLICATION);
    this.owner = roles.login(DatabaseRole.OWNER);
  }

  /** The default data directory. */
  public static Path usualDirectory() {
    return UserDirectories.ofThisUser().data();
  }

  /**
   * Starts PostgreSQL on this directory and returns when it answers.
   *
   * @throws DatabaseUnavailable with a sentence that says what to do
   */
  public static EmbeddedDatabase start(Path path) {
    return start(path, CONNECTIONS);
  }

  /**
   * The same, with all that is committed kept in the backups, too.
   *
   * @throws DatabaseUnavailable with a sentence that says what to do
   */
  public static EmbeddedDatabase start(Path path, Backups backups) {
    return start(path, CONNECTIONS, backups.settings());
  }

  /** Whether there is a database in this directory. */
  public static boolean isIn(Path path) {
    return new DataDirectory(path).initialised();
  }

  /** Whether a program works on the database in this directory now. */
  public static boolean isRunningIn(Path path) {
    try {
      return Postmaster.workingOn(new DataDirectory(path).cluster()).isPresent();
    } catch (IOException e) {
      throw new DatabaseUnavailable("%s cannot be read (%s)".formatted(path, e.getMessage()), e);
    }
  }

  /**
   * How the application and the owner get into the database in this directory, which a program
   * works on now.
   *
   * @throws DatabaseUnavailable where none does
   */
  public static Logins ofRunningIn(Path path) {
    DataDirectory directory = new DataDirectory(path);
    try {
      Postmaster postmaster =
          Postmaster.workingOn(directory.cluster())
              .orElseThrow(
                  () -> new DatabaseUnavailable("No database runs in %s.".formatted(path)));
      var roles = new DatabaseRoles(postmaster.port(), directory);
      return new Logins(roles.login(DatabaseRole.APPLICATION), roles.login(DatabaseRole.OWNER));
    } catch (IOException e) {
      throw new DatabaseUnavailable("%s cannot be read (%s)".formatted(path, e.getMessage()), e);
    }
  }

  /** How the application gets into a database, and how its owner does. */
  public record Logins(DatabaseLogin application, DatabaseLogin owner) {}

  /**
   * Starts PostgreSQL on this directory for more than one application.
   *
   * @param connections how many it accepts at once
   * @throws DatabaseUnavailable with a sentence that says what to do
   */
  public static EmbeddedDatabase start(Path path, int connections) {
    return start(path, connections, List.of());
  }

  private static EmbeddedDatabase start(Path path, int connections, List<String> settings) {
    DataDirectory directory = DataDirectory.prepare(path);
    LOG.infof("The database is in %s", directory.path());
    try {
      DirectoryLock lock = DirectoryLock.take(directory);
      try {
        return start(directory, connections, settings, lock);
      } catch (IOException | SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | SQLException e) {
      throw new DatabaseUnavailable(
          "The embedded PostgreSQL in %s cannot be used: %s".formatted(path, e), e);
    }
  }

  private static EmbeddedDatabase start(
      DataDirectory directory, int connections, List<String> settings, DirectoryLock lock)
      throws IOException, SQLException {
    var binaries = PostgresBinaries.unpackedBelow(UserDirectories.ofThisUser().cache());
    var server = new PostgresServer(directory, connections, binaries, settings);
    if (directory.initialised()) {
      server.checkVersion();
      OrphanPostmaster.on(directory).ifPresent(orphan -> orphan.stop(server));
    } else {
      server.initialise();
    }
    int port = FreePort.choose();
    Postmaster postmaster = server.start(port);
    try {
      var roles = new DatabaseRoles(port, directory);
      roles.ensure();
      roles.checkThatCommitsAreDurable();
      var watchdog = new Watchdog(server, port, postmaster);
      watchdog.start();
      LOG.infof("PostgreSQL answers on port %d of this machine only", port);
      return new EmbeddedDatabase(lock, server, watchdog, roles);
    } catch (IOException | SQLException | RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  /** How the application and the owner get in. */
  public Logins logins() {
    return new Logins(application, owner);
  }

  /** What the application works as: it owns nothing and cannot change the schema. */
  public DatabaseLogin application() {
    return application;
  }

  /** Owns the tables and changes the schema. */
  public DatabaseLogin owner() {
    return owner;
  }

  /** Stops PostgreSQL; sessions that are still open are cut, what was committed stays. */
  @Override
  public void close() {
    watchdog.close();
    try {
      server.stop();
      lock.close();
      LOG.info("PostgreSQL has stopped");
    } catch (IOException | DatabaseUnavailable e) {
      LOG.warnf("PostgreSQL could not be stopped: %s", e.getMessage());
    }
  }
}
