package org.chairside;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.chairside.platform.database.Backups;
import org.chairside.platform.database.DatabaseLogin;
import org.chairside.platform.database.DatabaseUnavailable;
import org.chairside.platform.database.EmbeddedDatabase;
import org.chairside.platform.database.KnownSchema;
import org.chairside.platform.database.OutsideDatabase;
import org.chairside.platform.database.Trees;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Starts the application, with an embedded PostgreSQL if none is configured. */
@QuarkusMain
public final class Chairside {
  private static final String HOST = "quarkus.http.host";

  Chairside() {}

  public static void main(String... arguments) {
    Config config = ConfigProvider.getConfig();
    var installation = new Installation(config);
    OptionalInt done = new Commands(installation).run(List.of(arguments));
    if (done.isPresent()) {
      System.exit(done.getAsInt());
    }
    boolean rehearsal = Rehearsal.isAskedFor(arguments);
    Runnable afterwards = rehearsal ? prepareRehearsal(installation) : () -> {};
    if (installation.isDemo()) {
      System.setProperty(HOST, "localhost");
      // Nobody watches a demo's metrics: any port will do.
      System.setProperty("quarkus.management.port", "0");
      // A demo sends no mail: its mails stay in a mailbox in memory.
      System.setProperty("quarkus.mailer.mock", "true");
      System.setProperty("quarkus.mailer.from", "demo@chairside.invalid");
    }
    preparePorts(config);
    if (installation.isEmbedded()) {
      startDatabase(installation, afterwards);
    } else {
      awaitDatabase(installation);
    }
    Quarkus.run(rehearsal ? Rehearsal.class : Announcer.class, arguments);
  }

  private static Runnable prepareRehearsal(Installation installation) {
    if (!installation.isEmbedded()) {
      leave(
          "A rehearsal brings a database of its own: take QUARKUS_DATASOURCE_JDBC_URL out of the settings.");
    }
    Path data = Rehearsal.prepare();
    return () -> Trees.deleteQuietly(data);
  }

  private static void preparePorts(Config config) {
    preparePort(config, HOST, "quarkus.http.port", "QUARKUS_HTTP_PORT");
    preparePort(
        config, "quarkus.management.host", "quarkus.management.port", "QUARKUS_MANAGEMENT_PORT");
  }

  private static void preparePort(Config config, String host, String port, String variable) {
    var wanted =
        new HttpPort(config.getValue(host, String.class), config.getValue(port, Integer.class));
    if (wanted.isAnyFree()) {
      // Chosen here: with one port known and the other not, the metrics of the two do not fit.
      System.setProperty(port, Integer.toString(wanted.chosen()));
    } else if (wanted.isTaken()) {
      leave(
          "Port %d is taken, so Chairside cannot listen on it; stop the other program, or set %s to a free port."
              .formatted(wanted.number(), variable));
    }
  }

  private static void startDatabase(Installation installation, Runnable afterwards) {
    try {
      Path data = installation.dataDirectory();
      EmbeddedDatabase database =
          installation
              .backupDirectory()
              .map(directory -> EmbeddedDatabase.start(data, Backups.in(directory)))
              .orElseGet(() -> EmbeddedDatabase.start(data));
      checkSchema(database);
      StopOrder.quarkusThen(
          () -> {
            database.close();
            afterwards.run();
          });
      System.setProperty(EmbeddedDatabase.RUNS_IN, data.toString());
      Installation.use(database.logins());
    } catch (DatabaseUnavailable e) {
      leave(e.getMessage());
    }
  }

  private static void checkSchema(EmbeddedDatabase database) {
    try {
      KnownSchema.check(database.owner());
    } catch (DatabaseUnavailable e) {
      database.close();
      throw e;
    }
  }

  private static void awaitDatabase(Installation installation) {
    try {
      DatabaseLogin application = installation.application();
      new OutsideDatabase(application, "QUARKUS_DATASOURCE").await();
      if (installation.hasMigrator()) {
        DatabaseLogin migrator = installation.migrator();
        new OutsideDatabase(migrator, "CHAIRSIDE_MIGRATOR").await();
        KnownSchema.check(migrator);
      } else {
        KnownSchema.check(application);
      }
    } catch (DatabaseUnavailable e) {
      leave(e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      leave("The start was interrupted.");
    }
  }

  private static void leave(@Nullable String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }
}
