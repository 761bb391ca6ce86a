package org.chairside.monitoring;

/** The shipped protocol that most tests use. */
final class StandardProtocol {

  private StandardProtocol() {}

  static Protocol load() {
    return ShippedProtocols.load("ketamine-standard");
  }
}
