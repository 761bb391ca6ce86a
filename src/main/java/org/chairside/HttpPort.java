package org.chairside;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The address that the application is about to listen on. */
record HttpPort(String host, int number) {
  /** Port 0 lets the system choose a free port. */
  boolean isTaken() {
    if (number == 0) {
      return false;
    }
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, number));
      return false;
    } catch (IOException taken) {
      return true;
    }
  }
}
