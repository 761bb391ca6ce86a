package org.chairside;

import java.nio.file.Path;
import java.util.Optional;
import org.chairside.platform.database.DatabaseLogin;
import org.chairside.platform.database.EmbeddedDatabase;
import org.chairside.platform.database.EmbeddedDatabase.Logins;
import org.eclipse.microprofile.config.Config;

/** Where the settings say that this installation's database, data and backups are. */
record Installation(Config config) {

  static final String JDBC_URL = "quarkus.datasource.jdbc.url";
  static final String USERNAME = "quarkus.datasource.username";
  static final String PASSWORD = "quarkus.datasource.password";
  static final String MIGRATOR_USERNAME = "chairside.migrator.username";
  static final String MIGRATOR_PASSWORD = "chairside.migrator.password";

  boolean isDemo() {
    return config.getOptionalValue("chairside.demo", Boolean.class).orElse(false);
  }

  /** Whether the database is the one that Chairside brings. */
  boolean isEmbedded() {
    return isEmpty(JDBC_URL);
  }

  /** From now on the application works on this embedded database. */
  static void use(Logins logins) {
    System.setProperty(JDBC_URL, logins.application().jdbcUrl());
    System.setProperty(USERNAME, logins.application().username());
    System.setProperty(PASSWORD, logins.application().password());
    System.setProperty(MIGRATOR_USERNAME, logins.owner().username());
    System.setProperty(MIGRATOR_PASSWORD, logins.owner().password());
  }

  boolean hasMigrator() {
    return !isEmpty(MIGRATOR_USERNAME);
  }

  /** How the application gets into a database that is not Chairside's own. */
  DatabaseLogin application() {
    return login(USERNAME, PASSWORD);
  }

  /** How its migrations get in, where they have an account of their own. */
  DatabaseLogin migrator() {
    return login(MIGRATOR_USERNAME, MIGRATOR_PASSWORD);
  }

  Path dataDirectory() {
    return config
        .getOptionalValue("chairside.data-dir", String.class)
        .map(Path::of)
        .orElseGet(this::usualDirectory);
  }

  /** A demo's accounts have public passwords: so its data never share a clinic's directory. */
  private Path usualDirectory() {
    Path usual = EmbeddedDatabase.usualDirectory();
    return isDemo() ? usual.resolveSibling(usual.getFileName() + "-demo") : usual;
  }

  Optional<Path> backupDirectory() {
    return config.getOptionalValue("chairside.backup.directory", String.class).map(Path::of);
  }

  /** How many backups stay. */
  int backupsKept() {
    return config.getValue("chairside.backup.keep", Integer.class);
  }

  private DatabaseLogin login(String username, String password) {
    return new DatabaseLogin(
        config.getValue(JDBC_URL, String.class),
        config.getOptionalValue(username, String.class).orElse(""),
        config.getOptionalValue(password, String.class).orElse(""));
  }

  private boolean isEmpty(String property) {
    return config.getOptionalValue(property, String.class).isEmpty();
  }
}
