package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image has the whole packaged application: what is left out is missed at the start only. */
@PackagedApplicationTest
class ImageIT {

  private static final Path PACKAGE = Path.of("target", "quarkus-app");
  private static final Pattern COPY = Pattern.compile("(?m)^COPY (target/quarkus-app/\\S+) \\S+$");

  @Test
  void imageHoldsTheWholePackagedApplication() throws IOException {
    List<PathMatcher> copied = copied();
    try (Stream<Path> packaged = Files.list(PACKAGE)) {
      assertThat(packaged.filter(ImageIT::isProgram))
          .hasSizeGreaterThan(3)
          .allMatch(entry -> copied.stream().anyMatch(source -> source.matches(entry)));
    }
  }

  @Test
  void everythingThatIsCopiedIsPackaged() throws IOException {
    for (PathMatcher source : copied()) {
      try (Stream<Path> packaged = Files.list(PACKAGE)) {
        assertThat(packaged).anyMatch(source::matches);
      }
    }
  }

  /** Beside it are a list of its libraries and, after tests, the JVM's own cache. */
  private static boolean isProgram(Path entry) {
    return Files.isDirectory(entry) || entry.toString().endsWith(".jar");
  }

  private static List<PathMatcher> copied() throws IOException {
    return COPY.matcher(Files.readString(Path.of("Dockerfile")))
        .results()
        .map(copy -> copy.group(1).replaceFirst("/$", ""))
        .map(source -> FileSystems.getDefault().getPathMatcher("glob:" + source))
        .toList();
  }
}
