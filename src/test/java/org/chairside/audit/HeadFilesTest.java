package org.chairside.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept outside the database can be read again, and nothing else is taken for it. */
class HeadFilesTest {

  private static final UUID ORGANIZATION = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-30T23:59:59Z");

  @TempDir Path parent;
  private Path directory;
  private HeadFiles files;
  private InstallationKey key;

  @BeforeEach
  void aDirectory() throws IOException {
    directory = parent.resolve("audit");
    files = new HeadFiles(directory);
    files.prepare();
    key = InstallationKey.in(directory);
  }

  private SignedHead head(long number) {
    return SignedHead.of(ORGANIZATION, number, "ab".repeat(32), AT.plusSeconds(number), key);
  }

  @Test
  void headsAreReadInTheirOrderAcrossMonths() throws IOException {
    files.append(List.of(head(1), head(0)));
    assertThat(files.of(ORGANIZATION).heads()).containsExactly(head(0), head(1));
    assertThat(directory.resolve("heads-2026-11.log")).exists();
    assertThat(directory.resolve("heads-2026-12.log")).exists();
    assertThat(files.of(UUID.randomUUID()).heads()).isEmpty();
  }

  @Test
  void lineThatACrashCutOffLosesNoOther() throws IOException {
    files.append(List.of(head(0)));
    Path file = directory.resolve("heads-2026-11.log");
    Files.writeString(file, head(0).line().substring(0, 70), StandardOpenOption.APPEND);
    files.append(List.of(head(0)));
    assertThat(files.of(ORGANIZATION).heads()).containsExactly(head(0), head(0));
    assertThat(files.of(ORGANIZATION).unreadable()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 00000000-0000-7000-8000-000000000002",
    "2, 7",
    "3, cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
    "4, 2026-11-30T23:59:58Z",
    "5, 0123456789abcdef",
    "6, AAAA"
  })
  void changedPartIsNotOurs(int part, String forged) throws IOException {
    files.append(List.of(head(0)));
    Path file = directory.resolve("heads-2026-11.log");
    String[] parts = Files.readString(file).strip().split(" ");
    parts[part] = forged;
    Files.writeString(file, String.join(" ", parts) + "\n");
    assertThat(files.ofAll(_ -> true)).isEmpty();
  }

  @Test
  void keyStaysTheSameAndIsClosedToOthers() throws IOException {
    assertThat(InstallationKey.in(directory).id()).isEqualTo(key.id());
    assertThat(Files.getPosixFilePermissions(directory.resolve("signing-key.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(directory))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(directory.resolve("key-" + key.id() + ".pem")).exists();
  }

  @Test
  void headsOfAnEarlierKeyAreStillRead() throws IOException {
    files.append(List.of(head(0)));
    Files.delete(directory.resolve("signing-key.pem"));
    InstallationKey next = InstallationKey.in(directory);
    assertThat(next.id()).isNotEqualTo(key.id());
    files.append(List.of(SignedHead.of(ORGANIZATION, 5, "ef".repeat(32), AT, next)));
    assertThat(files.of(ORGANIZATION).heads()).hasSize(2);
  }

  @Test
  void damagedKeyIsSaidAndNotReplaced() throws IOException {
    Path file = directory.resolve("signing-key.pem");
    Files.writeString(file, "nonsense");
    assertThatThrownBy(() -> InstallationKey.in(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no Ed25519 key");
    assertThat(file).hasContent("nonsense");
  }
}
