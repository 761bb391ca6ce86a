package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserDirectoriesTest {
  @Test
  void linuxFollowsXdgSpecification() {
    var plain = new UserDirectories("Linux", "/home/nora", Map.of());
    assertThat(plain.data()).isEqualTo(Path.of("/home/nora/.local/share/chairside"));
    assertThat(plain.cache()).isEqualTo(Path.of("/home/nora/.cache/chairside"));

    var set = new UserDirectories("Linux", "/home/nora", Map.of("XDG_DATA_HOME", "/data"));
    assertThat(set.data()).isEqualTo(Path.of("/data/chairside"));

    var relative = new UserDirectories("Linux", "/home/nora", Map.of("XDG_DATA_HOME", "data"));
    assertThat(relative.data()).isEqualTo(plain.data());
  }

  @Test
  void macUsesLibrary() {
    var mac = new UserDirectories("Mac OS X", "/Users/nora", Map.of("XDG_DATA_HOME", "/data"));
    assertThat(mac.data()).isEqualTo(Path.of("/Users/nora/Library/Application Support/Chairside"));
    assertThat(mac.cache()).isEqualTo(Path.of("/Users/nora/Library/Caches/Chairside"));
  }

  @Test
  void windowsUsesLocalApplicationData() {
    var windows = new UserDirectories("Windows 11", "/nora", Map.of("LOCALAPPDATA", "/local"));
    assertThat(windows.data()).isEqualTo(Path.of("/local/Chairside"));
  }
}
