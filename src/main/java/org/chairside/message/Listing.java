package org.chairside.message;

import java.util.List;
import java.util.Locale;

/** Messages in a row, joined as each language joins them. */
public record Listing(Join join, List<Message> items) {

  /** What goes between the items, or before the last one. */
  public enum Join {
    AND,
    OR,
    COMMAS,
    SEMICOLONS;

    String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Listing {
    items = List.copyOf(items);
  }
}
