package org.chairside.audit;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.platform.RightsChanges.RightsChange;

/**
 * Rights that a call changed, as an entry keeps them: {@code id:field=before>after}, joined by
 * {@code &}, with commas between codes. Codes and ids have none of these characters.
 */
final class ChangedRights {

  private ChangedRights() {}

  /** As an entry keeps them; empty for none. */
  static String text(List<RightsChange> changes) {
    return changes.stream()
        .map(
            change ->
                change.of()
                    + ":"
                    + change.field()
                    + "="
                    + String.join(",", change.before())
                    + ">"
                    + String.join(",", change.after()))
        .collect(Collectors.joining("&"));
  }

  static List<RightsChange> of(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("&", -1)).map(ChangedRights::one).toList();
  }

  private static RightsChange one(String text) {
    String[] named = text.split("[:=>]", 4);
    return new RightsChange(UUID.fromString(named[0]), named[1], codes(named[2]), codes(named[3]));
  }

  private static List<String> codes(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }
}
