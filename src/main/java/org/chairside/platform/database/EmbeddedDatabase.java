package org.chairside.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** The application's embedded PostgreSQL, in a directory that outlives it. */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

  /** Twice what one application asks for by default, and some for tools. */
  private static final int CONNECTIONS = 60;

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
   * The same for more than one application.
   *
   * @param connections how many it accepts at once
   * @throws DatabaseUnavailable with a sentence that says what to do
   */
  public static EmbeddedDatabase start(Path path, int connections) {
    DataDirectory directory = DataDirectory.prepare(path);
    LOG.infof("The database is in %s", directory.path());
    try {
      DirectoryLock lock = DirectoryLock.take(directory);
      try {
        return start(directory, connections, lock);
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
      DataDirectory directory, int connections, DirectoryLock lock)
      throws IOException, SQLException {
    var binaries = PostgresBinaries.unpackedBelow(UserDirectories.ofThisUser().cache());
    var server = new PostgresServer(directory, connections, binaries);
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
