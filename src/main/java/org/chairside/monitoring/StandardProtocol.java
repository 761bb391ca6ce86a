package org.chairside.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The protocol that comes with the program: a default for a clinic to look at, change and approve.
 */
public final class StandardProtocol {

  private static final String RESOURCE = "/protocols/ketamine-standard.json";

  private StandardProtocol() {}

  /** The document as it is shipped. */
  public static String json() {
    try (InputStream in = StandardProtocol.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document read and checked. */
  public static Protocol load() {
    return ProtocolJson.read(json());
  }
}
