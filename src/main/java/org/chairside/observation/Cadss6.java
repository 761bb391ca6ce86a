package org.chairside.observation;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.observation.ObservationMessages.OBSERVATION;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * The six-item form of the Clinician-Administered Dissociative States Scale, for the bedside: items
 * 1, 2, 6, 7, 15 and 22 of the whole scale, each 0 (not at all) to 4 (extremely). Its total
 * correlates with the whole scale's at 0.91 to 0.95.
 *
 * @param items the answers in the scale's order, null for what was not answered; null where the
 *     total alone was entered
 * @param score 0 to 24; null while an item is missing: unknown is never 0
 */
public record Cadss6(@Nullable List<@Nullable Integer> items, @Nullable Integer score) {

  /** How many items the form has. */
  public static final int ITEMS = 6;

  private static final int HIGHEST_ANSWER = 4;

  /** If there are items, they determine the score. */
  public Cadss6 {
    if (items != null) {
      items = Collections.unmodifiableList(new ArrayList<>(items));
      score = items.stream().allMatch(Objects::nonNull) ? sum(items) : null;
    }
  }

  /** A total without its items. */
  public static Cadss6 ofScore(int score) {
    return new Cadss6(null, score);
  }

  /** Whether the total is known. */
  public boolean complete() {
    return score != null;
  }

  /** The least possible total: the sum of the known answers. */
  public int atLeast() {
    if (score != null) {
      return score;
    }
    return items == null ? 0 : sum(items);
  }

  /** Invalid answers; the vital sign bounds the total. */
  List<RejectedValue> impossible() {
    String field = VitalSign.CADSS6.field();
    if (items == null) {
      return score == null
          ? List.of(new RejectedValue(field, OBSERVATION.itemsOrScore()))
          : List.of();
    }
    String whole = field + ".items";
    if (items.size() != ITEMS) {
      return List.of(new RejectedValue(whole, FIELD.entriesExactly(ITEMS)));
    }
    if (items.stream().allMatch(Objects::isNull)) {
      return List.of(new RejectedValue(whole, OBSERVATION.oneAnswerAtLeast()));
    }
    List<RejectedValue> rejected = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      Integer answer = items.get(i);
      if (answer != null && (answer < 0 || answer > HIGHEST_ANSWER)) {
        rejected.add(new RejectedValue(whole + "[" + i + "]", FIELD.between(0, HIGHEST_ANSWER)));
      }
    }
    return rejected;
  }

  private static int sum(List<@Nullable Integer> answers) {
    int sum = 0;
    for (Integer answer : answers) {
      sum += answer == null ? 0 : answer;
    }
    return sum;
  }
}
