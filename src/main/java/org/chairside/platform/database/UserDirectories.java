package org.chairside.platform.database;

import java.nio.file.Path;
import java.util.Map;

/** Where the operating system keeps a user's data and caches. */
record UserDirectories(String system, String home, Map<String, String> environment) {
  static UserDirectories ofThisUser() {
    return new UserDirectories(
        System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
  }

  Path data() {
    return switch (family()) {
      case WINDOWS -> localAppData().resolve("Chairside");
      case MAC -> Path.of(home, "Library", "Application Support", "Chairside");
      case OTHER -> xdg("XDG_DATA_HOME", ".local/share").resolve("chairside");
    };
  }

  Path cache() {
    return switch (family()) {
      case WINDOWS -> localAppData().resolve("Chairside").resolve("Cache");
      case MAC -> Path.of(home, "Library", "Caches", "Chairside");
      case OTHER -> xdg("XDG_CACHE_HOME", ".cache").resolve("chairside");
    };
  }

  private Path localAppData() {
    String configured = environment.getOrDefault("LOCALAPPDATA", "");
    return configured.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(configured);
  }

  /** The XDG specification asks that a relative path be ignored. */
  private Path xdg(String variable, String fallback) {
    Path configured = Path.of(environment.getOrDefault(variable, ""));
    return configured.isAbsolute() ? configured : Path.of(home, fallback);
  }

  private Family family() {
    if (system.startsWith("Windows")) {
      return Family.WINDOWS;
    }
    return system.startsWith("Mac") ? Family.MAC : Family.OTHER;
  }

  private enum Family {
    WINDOWS,
    MAC,
    OTHER
  }
}
