package org.chairside.monitoring;

/** The shipped protocol by which most tests judge. */
final class StandardProtocol {

  private StandardProtocol() {}

  static Protocol load() {
    return ShippedProtocols.load("ketamine-standard");
  }
}
