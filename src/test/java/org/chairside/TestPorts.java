package org.chairside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Ports for servers that a test starts as processes of their own.
 *
 * <p>Between the choice of a port and the moment its server listens on it lie seconds. So it lies
 * below the range from which the system gives ports to clients, where any connection could take it;
 * and each virtual machine hands out ports from blocks of its own, each once, so that no other test
 * gets it. A block is held by a socket on its first port, for as long as the virtual machine lives.
 */
public final class TestPorts {
  private static final int LOWEST = 10_000;
  private static final int BLOCKS = 200;
  private static final int BLOCK = 50;
  private static final int ATTEMPTS = 1_000;

  private static @Nullable ServerSocket holder;
  private static int last;

  private TestPorts() {}

  /** A port that nobody listens on and that no other test is given. */
  public static synchronized int take() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (holder == null || last == holder.getLocalPort() + BLOCK - 1) {
        nextBlock();
      } else if (isFree(++last)) {
        return last;
      }
    }
    throw new IOException("No free port above %d".formatted(LOWEST));
  }

  /** Earlier blocks stay held: servers on their ports may still run. */
  private static void nextBlock() {
    int first = LOWEST + BLOCK * ThreadLocalRandom.current().nextInt(BLOCKS);
    try {
      holder = new ServerSocket(first, 1, InetAddress.getLoopbackAddress());
      last = first;
    } catch (IOException held) {
      holder = null;
    }
  }

  /** Also where something listens on all addresses, or on one of them. */
  private static boolean isFree(int port) {
    try (var all = new ServerSocket(port)) {
      return all.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
