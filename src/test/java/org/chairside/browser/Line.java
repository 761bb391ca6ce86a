package org.chairside.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a tablet and the server: it can be cut and restored. */
final class Line implements AutoCloseable {

  private final ServerSocket entrance = entrance();
  private final URI house;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  Line(BrowserApp to) {
    house = URI.create(to.uri());
    Thread.ofVirtual().start(this::accept);
  }

  /** The address that the tablet uses. */
  String uri() {
    return "http://localhost:" + entrance.getLocalPort();
  }

  void cut() {
    cut = true;
    open.forEach(Line::hangUp);
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket tablet = entrance.accept();
        if (cut) {
          hangUp(tablet);
        } else {
          connect(tablet);
        }
      } catch (IOException e) {
        // closed, or the caller has gone again
      }
    }
  }

  private void connect(Socket tablet) throws IOException {
    Socket server = new Socket(house.getHost(), house.getPort());
    open.add(tablet);
    open.add(server);
    if (cut) {
      // meanwhile: the cut may have looked before it was there
      hangUp(tablet);
      hangUp(server);
    }
    Thread.ofVirtual().start(() -> pump(tablet, server));
    Thread.ofVirtual().start(() -> pump(server, tablet));
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // hung up
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket entrance() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cut();
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
