package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A rule of the protocol: for each severity the condition that raises it.
 *
 * @param code stable, such as {@code systolic-high}
 * @param title what it looks for
 * @param watches its heading, such as "Blood pressure"
 * @param levels its steps, from the least to the most urgent
 */
public record Rule(String code, String title, String watches, List<Level> levels) {
  public Rule {
    requireNonNull(code, "code is missing");
    requireNonNull(title, "title is missing");
    requireNonNull(watches, "watches is missing");
    requireNonNull(levels, "levels is missing");
    levels = List.copyOf(levels);
  }
}
