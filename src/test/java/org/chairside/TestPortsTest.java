package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestPortsTest {

  @Test
  void portsOfSeveralBlocksAreGivenOnceAndBelowThoseOfClients() throws IOException {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 120; i++) {
      int port = TestPorts.take();
      assertThat(given.add(port)).as("port %d was given once", port).isTrue();
      assertThat(port).isBetween(10_000, 19_999);
    }
  }

  @Test
  void takenPortIsSkipped() throws IOException {
    int port = TestPorts.take();
    try (var _ = new ServerSocket(port + 1)) {
      assertThat(TestPorts.take()).isNotEqualTo(port + 1);
    }
  }
}
