package org.chairside.platform.database;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * As much of PostgreSQL as a client meets that connects: it says which version it is, and that all
 * it is asked to do is done.
 */
final class FakeServer implements AutoCloseable {

  /** A client asks by this number, in place of a version, whether it may encrypt. */
  private static final int SSL_REQUEST = 80877103;

  private static final int SIMPLE_QUERY = 'Q';

  private final ServerSocket listener;
  private final String version;

  FakeServer(String version) throws IOException {
    this.version = version;
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("fake-postgresql").start(this::serve);
  }

  DatabaseLogin login() {
    return new DatabaseLogin(
        "jdbc:postgresql://127.0.0.1:%d/chairside".formatted(listener.getLocalPort()), "a", "b");
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        answer(
            new DataInputStream(client.getInputStream()),
            new DataOutputStream(client.getOutputStream()));
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(DataInputStream in, DataOutputStream out) throws IOException {
    int length = in.readInt();
    if (in.readInt() == SSL_REQUEST) {
      out.writeByte('N');
      length = in.readInt();
      in.readInt();
    }
    in.skipNBytes(length - 8);
    send(out, 'R', new byte[4]);
    for (List<String> parameter :
        List.of(
            List.of("server_version", version),
            List.of("client_encoding", "UTF8"),
            List.of("DateStyle", "ISO"),
            List.of("integer_datetimes", "on"),
            List.of("standard_conforming_strings", "on"))) {
      send(out, 'S', texts(parameter));
    }
    send(out, 'Z', new byte[] {'I'});
    for (int type = in.read(); type >= 0; type = in.read()) {
      in.skipNBytes(in.readInt() - 4);
      if (type == SIMPLE_QUERY) {
        send(out, 'C', texts(List.of("SET")));
        send(out, 'Z', new byte[] {'I'});
      }
    }
  }

  private static byte[] texts(List<String> values) {
    var bytes = new ByteArrayOutputStream();
    for (String value : values) {
      bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }

  private static void send(DataOutputStream out, char type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + 4);
    out.write(body);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
