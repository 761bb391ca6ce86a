package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

/**
 * A question before the infusion or before the patient goes home.
 *
 * @param code stable, such as {@code escort}
 * @param text the question
 * @param required whether a "no" blocks
 * @param source where it comes from
 */
public record ChecklistItem(String code, String text, boolean required, String source) {
  public ChecklistItem {
    requireNonNull(code, "code is missing");
    requireNonNull(text, "text is missing");
    requireNonNull(source, "source is missing");
  }
}
