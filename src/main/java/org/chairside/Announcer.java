package org.chairside;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Prints the application's address and, in a demo, the user names, then lets it run. */
final class Announcer implements QuarkusApplication {
  private static final String DEMO =
      """
        Demo accounts: nurse, scheduler, clinician, admin. Password: chairside-demo
        Demo data only, on this machine only: never enter a real patient.
      """;

  Announcer() {}

  @Override
  public int run(String... arguments) {
    Config config = ConfigProvider.getConfig();
    System.out.printf("%n  Chairside answers on %s%n%s%n", address(config), demo(config));
    Quarkus.waitForExit();
    return 0;
  }

  private static String address(Config config) {
    String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
    int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    return "http://%s:%d".formatted(host.equals("0.0.0.0") ? "localhost" : host, port);
  }

  private static String demo(Config config) {
    return new Installation(config).isDemo() ? DEMO : "";
  }
}
