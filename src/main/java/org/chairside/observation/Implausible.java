package org.chairside.observation;

import java.util.List;
import org.chairside.message.Message;

/**
 * An implausible reading: most likely an artifact or a typing error, kept only if a person confirms
 * it.
 *
 * @param fields the JSON names of the doubted values
 * @param code stable, for clients
 * @param message a sentence with the numbers
 */
public record Implausible(List<String> fields, String code, Message message) {
  public Implausible {
    fields = List.copyOf(fields);
  }
}
