package org.chairside.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found for one item of the protocol's checklist.
 *
 * @param code the item's code
 * @param ok whether it is met; null where it has not been answered
 */
public record ChecklistAnswer(
    String code,
    @Nullable Boolean ok,
    @Nullable String note,
    Instant answeredAt,
    @Nullable UUID answeredBy) {

  /** All answers with the latest to each item. */
  static List<ChecklistAnswer> latest(List<ChecklistAnswer> before, List<ChecklistAnswer> answers) {
    List<ChecklistAnswer> all = new ArrayList<>(before);
    for (ChecklistAnswer answer : answers) {
      all.removeIf(earlier -> earlier.code().equals(answer.code()));
      all.add(answer);
    }
    return List.copyOf(all);
  }
}
