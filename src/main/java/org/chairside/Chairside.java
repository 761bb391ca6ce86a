package org.chairside;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chairside.audit.OfflineAudit;
import org.chairside.platform.database.DatabaseLogin;
import org.chairside.platform.database.DatabaseUnavailable;
import org.chairside.platform.database.EmbeddedDatabase;
import org.chairside.platform.database.KnownSchema;
import org.chairside.platform.database.OutsideDatabase;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Starts the application, with an embedded PostgreSQL if none is configured. */
@QuarkusMain
public final class Chairside {
  private static final String VERIFY_AUDIT = "verify-audit";
  private static final String HOST = "quarkus.http.host";
  private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
  private static final String USERNAME = "quarkus.datasource.username";
  private static final String PASSWORD = "quarkus.datasource.password";
  private static final String MIGRATOR_USERNAME = "chairside.migrator.username";
  private static final String MIGRATOR_PASSWORD = "chairside.migrator.password";

  Chairside() {}

  public static void main(String... arguments) {
    Config config = ConfigProvider.getConfig();
    if (List.of(arguments).equals(List.of(VERIFY_AUDIT))) {
      System.exit(verifyAudit(config));
    }
    if (isDemo(config)) {
      System.setProperty(HOST, "localhost");
      // Nobody watches a demo's metrics: any port will do.
      System.setProperty("quarkus.management.port", "0");
      // A demo sends no mail: its mails stay in a mailbox in memory.
      System.setProperty("quarkus.mailer.mock", "true");
      System.setProperty("quarkus.mailer.from", "demo@chairside.invalid");
    }
    preparePorts(config);
    if (isEmpty(config, JDBC_URL)) {
      startDatabase(config);
    } else {
      awaitDatabase(config);
    }
    Quarkus.run(Announcer.class, arguments);
  }

  static boolean isDemo(Config config) {
    return config.getOptionalValue("chairside.demo", Boolean.class).orElse(false);
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

  /** Checks the audit without the application; the embedded database must not be in use. */
  private static int verifyAudit(Config config) {
    if (isEmpty(config, JDBC_URL)) {
      try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDirectory(config))) {
        return OfflineAudit.verify(config, database.owner());
      } catch (DatabaseUnavailable e) {
        leave(e.getMessage());
      }
    }
    return OfflineAudit.verify(config, outside(config, USERNAME, PASSWORD));
  }

  private static DatabaseLogin outside(Config config, String username, String password) {
    return new DatabaseLogin(
        config.getValue(JDBC_URL, String.class),
        config.getOptionalValue(username, String.class).orElse(""),
        config.getOptionalValue(password, String.class).orElse(""));
  }

  private static void startDatabase(Config config) {
    try {
      EmbeddedDatabase database = EmbeddedDatabase.start(dataDirectory(config));
      checkSchema(database);
      StopOrder.quarkusThen(database);
      System.setProperty(JDBC_URL, database.application().jdbcUrl());
      System.setProperty(USERNAME, database.application().username());
      System.setProperty(PASSWORD, database.application().password());
      System.setProperty(MIGRATOR_USERNAME, database.owner().username());
      System.setProperty(MIGRATOR_PASSWORD, database.owner().password());
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

  private static void awaitDatabase(Config config) {
    try {
      DatabaseLogin application = outside(config, USERNAME, PASSWORD);
      new OutsideDatabase(application, "QUARKUS_DATASOURCE").await();
      if (isEmpty(config, MIGRATOR_USERNAME)) {
        KnownSchema.check(application);
      } else {
        DatabaseLogin migrator = outside(config, MIGRATOR_USERNAME, MIGRATOR_PASSWORD);
        new OutsideDatabase(migrator, "CHAIRSIDE_MIGRATOR").await();
        KnownSchema.check(migrator);
      }
    } catch (DatabaseUnavailable e) {
      leave(e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      leave("The start was interrupted.");
    }
  }

  private static Path dataDirectory(Config config) {
    Optional<String> configured = config.getOptionalValue("chairside.data-dir", String.class);
    return configured.map(Path::of).orElseGet(() -> usualDirectory(isDemo(config)));
  }

  /** A demo's accounts have public passwords: so its data never share a clinic's directory. */
  private static Path usualDirectory(boolean demo) {
    Path usual = EmbeddedDatabase.usualDirectory();
    return demo ? usual.resolveSibling(usual.getFileName() + "-demo") : usual;
  }

  private static boolean isEmpty(Config config, String property) {
    return config.getOptionalValue(property, String.class).isEmpty();
  }

  private static void leave(@Nullable String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }
}
