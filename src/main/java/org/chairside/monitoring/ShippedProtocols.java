package org.chairside.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The built-in protocols: defaults for a clinic to review, change and approve. */
public final class ShippedProtocols {

  /** Counts the changes of the documents; each change of one makes a new release of all. */
  public static final int RELEASE = 3;

  private static final List<String> CODES = List.of("ketamine-standard", "esketamine-observation");

  private ShippedProtocols() {}

  /** Their codes, the standard one first. */
  public static List<String> codes() {
    return CODES;
  }

  /** The document of one of them, read and checked. */
  public static Protocol load(String code) {
    return ProtocolJson.read(json(code));
  }

  private static String json(String code) {
    String resource = "/protocols/" + code + ".json";
    try (InputStream in = ShippedProtocols.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
