package org.chairside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** An address that the application is about to listen on; port 0 stands for any that is free. */
record HttpPort(String host, int number) {

  boolean isAnyFree() {
    return number == 0;
  }

  /** One that is free now. */
  int chosen() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No port of %s is free".formatted(host), e);
    }
  }

  boolean isTaken() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, number));
      return false;
    } catch (IOException taken) {
      return true;
    }
  }
}
