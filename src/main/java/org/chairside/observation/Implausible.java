package org.chairside.observation;

import java.util.List;
import org.chairside.message.Message;

/**
 * A reading that is hardly credible: most likely an artefact or a slip, kept only when a person
 * confirms it.
 *
 * @param fields the names in JSON of what is doubted
 * @param code stable, for clients
 * @param message a sentence with the numbers
 */
public record Implausible(List<String> fields, String code, Message message) {
  public Implausible {
    fields = List.copyOf(fields);
  }
}
