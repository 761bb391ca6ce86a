package org.chairside.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A PostgreSQL whose application was killed: it lives on and holds the directory. */
record OrphanPostmaster(Postmaster postmaster) {
  private static final Logger LOG = Logger.getLogger(OrphanPostmaster.class);

  /** Call only under the directory's lock: the holder of that lock has the right to stop it. */
  static Optional<OrphanPostmaster> on(DataDirectory directory) throws IOException {
    return Postmaster.workingOn(directory.cluster()).map(OrphanPostmaster::new);
  }

  void stop(PostgresServer server) {
    LOG.warnf(
        "Stopping a PostgreSQL (process %d) that an earlier Chairside left behind",
        postmaster.process().pid());
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
