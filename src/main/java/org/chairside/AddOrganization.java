package org.chairside;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chairside.account.Founding;
import org.chairside.message.Language;
import org.chairside.platform.database.DatabaseUnavailable;
import org.chairside.platform.database.EmbeddedDatabase;
import org.chairside.platform.database.KnownSchema;
import org.chairside.platform.problem.Refusal;

/**
 * {@code add-organization NAME ADMIN [PASSWORD_FILE]}: founds an organization with its first admin.
 * It runs the application without its ports and clocks, so that there is one way to found; another
 * program may work on the database meanwhile.
 */
final class AddOrganization {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int WRONG_USE = 2;
  private static final String PASSWORD = "CHAIRSIDE_ADMIN_PASSWORD";

  /** An application that answers nobody and does nothing by itself. */
  private static final Map<String, String> SILENT =
      Map.of(
          "quarkus.http.host-enabled", "false",
          "quarkus.management.host-enabled", "false",
          "quarkus.scheduler.enabled", "false",
          "quarkus.shutdown.delay", "0S",
          "quarkus.log.console.level", "WARN");

  private final Installation installation;

  AddOrganization(Installation installation) {
    this.installation = installation;
  }

  /** The exit code of the command with these arguments. */
  int run(List<String> arguments) throws IOException {
    if (arguments.size() < 2 || arguments.size() > 3) {
      System.err.printf(
          "Usage: java -jar quarkus-run.jar add-organization NAME ADMIN [PASSWORD_FILE]%n"
              + "Without a file the admin's password is read from %s, or asked for.%n",
          PASSWORD);
      return WRONG_USE;
    }
    if (installation.isDemo()) {
      throw new DatabaseUnavailable("A demo has one organization: leave CHAIRSIDE_DEMO out.");
    }
    Optional<String> password = password(arguments);
    if (password.isEmpty()) {
      System.err.printf(
          "There is nobody to ask for a password: set %s or name a file.%n", PASSWORD);
      return WRONG_USE;
    }
    SILENT.forEach(System::setProperty);
    if (!installation.isEmbedded()) {
      KnownSchema.check(
          installation.hasMigrator() ? installation.migrator() : installation.application());
      return found(false, arguments, password.get());
    }
    Path data = installation.dataDirectory();
    if (EmbeddedDatabase.isRunningIn(data)) {
      Installation.use(EmbeddedDatabase.ofRunningIn(data));
      return found(false, arguments, password.get());
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      KnownSchema.check(database.owner());
      Installation.use(database.logins());
      return found(true, arguments, password.get());
    }
  }

  @SuppressWarnings("SystemConsoleNull") // without a terminal it is null, also on a JDK 25
  private static Optional<String> password(List<String> arguments) throws IOException {
    if (arguments.size() == 3) {
      return Files.readAllLines(Path.of(arguments.get(2))).stream().findFirst();
    }
    String set = System.getenv(PASSWORD);
    if (set != null && !set.isEmpty()) {
      return Optional.of(set);
    }
    Console console = System.console();
    return console != null && console.isTerminal()
        ? Optional.ofNullable(console.readPassword("Password of %s: ", arguments.get(1)))
            .map(String::new)
        : Optional.empty();
  }

  /**
   * @param alone whether nobody else works on the database, so that its schema may be migrated
   */
  private static int found(boolean alone, List<String> arguments, String password) {
    System.setProperty("quarkus.flyway.migrate-at-start", Boolean.toString(alone));
    var code = new AtomicInteger(REFUSED);
    Quarkus.run(
        Founder.class,
        (exit, failure) -> {
          code.set(failure == null ? exit : REFUSED);
          if (failure != null) {
            System.err.printf("The organization could not be added: %s%n", failure.getMessage());
          }
        },
        arguments.get(0),
        arguments.get(1),
        password);
    return code.get();
  }

  /** Founds it within the application. */
  static final class Founder implements QuarkusApplication {

    Founder() {}

    @Override
    public int run(String... arguments) throws SQLException {
      String name = arguments[0];
      String admin = arguments[1];
      Founding founding = Arc.container().instance(Founding.class).get();
      try {
        UUID id = founding.foundAnother(name, admin, arguments[2]);
        System.out.printf(
            "The organization %s (%s) is there, with its admin %s.%n",
            name.strip(), id, admin.toLowerCase(Locale.ROOT));
        return DONE;
      } catch (Refusal refused) {
        System.err.println(Language.ENGLISH.say(refused.detail()));
        return REFUSED;
      }
    }
  }
}
