package org.chairside.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.problem.Conflict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client's secret is worth nothing without the key's file, nor for another provider. */
class SecretBoxTest {

  private static final UUID PROVIDER = UUID.randomUUID();
  private static final String SECRET = "a secret with ümlauts";

  @TempDir private Path directory;

  private SecretBox box(String name) {
    return new SecretBox(Optional.of(directory.resolve(name).toString()));
  }

  @Test
  void secretOpensWithSameFileAlone() throws Exception {
    byte[] closed = box("a").close(PROVIDER, SECRET);
    assertThat(new String(closed, StandardCharsets.UTF_8)).doesNotContain("secret");
    assertThat(box("a").open(PROVIDER, closed)).hasValue(SECRET);
    assertThat(Files.getPosixFilePermissions(directory.resolve("a")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(box("b").open(PROVIDER, closed)).isEmpty();
  }

  @Test
  void secretOpensForItsProviderUnchanged() {
    SecretBox box = box("a");
    byte[] closed = box.close(PROVIDER, SECRET);
    assertThat(box.open(UUID.randomUUID(), closed)).isEmpty();
    closed[closed.length - 1] ^= 1;
    assertThat(box.open(PROVIDER, closed)).isEmpty();
    assertThat(box.open(PROVIDER, new byte[3])).isEmpty();
  }

  @Test
  void sameSecretIsNeverEncryptedAlike() {
    assertThat(box("a").close(PROVIDER, SECRET)).isNotEqualTo(box("a").close(PROVIDER, SECRET));
  }

  @Test
  void secretIsRefusedWithoutFileForTheKey() {
    var box = new SecretBox(Optional.empty());
    assertThatThrownBy(() -> box.close(PROVIDER, SECRET)).isInstanceOf(Conflict.class);
  }

  @Test
  void derivedKeyIsTheSameForTheSameThingsAlone() {
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    byte[] key = box("a").derive("store", one, two);
    assertThat(key).hasSize(32).isEqualTo(box("a").derive("store", one, two));
    assertThat(box("a").derive("store", two, one)).isNotEqualTo(key);
    assertThat(box("a").derive("store", one, UUID.randomUUID())).isNotEqualTo(key);
    assertThat(box("a").derive("other", one, two)).isNotEqualTo(key);
    assertThat(box("b").derive("store", one, two)).isNotEqualTo(key);
    assertThatThrownBy(() -> new SecretBox(Optional.empty()).derive("store", one))
        .isInstanceOf(Conflict.class);
  }

  /**
   * So that a tablet still reads after an update what it sealed before: this value never changes.
   */
  @Test
  void derivedKeyStaysTheSameFromReleaseToRelease() throws Exception {
    Files.writeString(directory.resolve("a"), Base64.getEncoder().encodeToString(new byte[32]));
    assertThat(Base64.getEncoder().encodeToString(box("a").derive("store", new UUID(0, 1))))
        .isEqualTo("Ir1zk5nlIiabdwRLfW/e6yhzEW3uDBhusTmHo+85fUk=");
  }

  @Test
  void fileThatHoldsNoKeyIsNotUsed() throws Exception {
    Files.writeString(directory.resolve("a"), "short");
    assertThatThrownBy(() -> box("a").close(PROVIDER, SECRET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("32 bytes");
  }
}
