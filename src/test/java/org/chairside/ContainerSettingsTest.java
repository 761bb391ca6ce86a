package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the page for operators lists can be set for the application in a container, too. */
class ContainerSettingsTest {

  private static final Pattern SETTING =
      Pattern.compile("\\b(?:CHAIRSIDE|QUARKUS)_[A-Z_]*[A-Z]\\b");
  private static final Path DOCUMENTED = Path.of("docs", "operations.md");
  private static final Path IMAGE = Path.of("Dockerfile");
  private static final Path COMPOSE = Path.of("docker-compose.yml");
  private static final Path COMPOSE_OF_TWO = Path.of("compose-ha.yml");

  /** The port inside the container is fixed, its database is another container, and no demo is. */
  private static final Set<String> NOT_IN_CONTAINER =
      Set.of(
          "QUARKUS_HTTP_PORT",
          "CHAIRSIDE_DATA_DIR",
          "CHAIRSIDE_BACKUP_DIRECTORY",
          "CHAIRSIDE_BACKUP_CRON",
          "CHAIRSIDE_BACKUP_KEEP",
          "CHAIRSIDE_DEMO",
          "CHAIRSIDE_DEMO_PACE",
          // of the standby, where there is one
          "CHAIRSIDE_REPLICATION_PASSWORD");

  @Test
  void everyDocumentedSettingReachesTheContainer() throws IOException {
    Set<String> documented = settings(DOCUMENTED);
    assertThat(documented).hasSizeGreaterThan(40);
    Set<String> expected = new HashSet<>(documented);
    expected.removeAll(NOT_IN_CONTAINER);
    Set<String> set = settings(COMPOSE);
    set.addAll(settings(IMAGE));
    assertThat(set).containsAll(expected).doesNotContainAnyElementsOf(NOT_IN_CONTAINER);
  }

  @Test
  void everySettingOfTheContainerIsDocumented() throws IOException {
    Set<String> set = settings(COMPOSE);
    set.addAll(settings(IMAGE));
    assertThat(settings(DOCUMENTED)).containsAll(set).containsAll(NOT_IN_CONTAINER);
  }

  /** One file more must not mean one place more in which a setting is forgotten. */
  @Test
  void twoReplicasHaveTheSettingsOfOne() throws IOException {
    Set<String> ofTwo = settings(COMPOSE_OF_TWO);
    assertThat(settings(DOCUMENTED)).containsAll(ofTwo);
    assertThat(ofTwo).containsAll(settings(COMPOSE));
  }

  private static Set<String> settings(Path file) throws IOException {
    return SETTING
        .matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
