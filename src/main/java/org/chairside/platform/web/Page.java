package org.chairside.platform.web;

import static org.chairside.message.FieldMessages.FIELD;

import java.util.List;
import java.util.function.Function;
import org.chairside.platform.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's stable order
 * @param next the cursor of the next page, or null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 500;

  /** The same as a query parameter says it. */
  public static int limit(@Nullable String asked) {
    try {
      return limit(asked == null || asked.isEmpty() ? null : Integer.valueOf(asked));
    } catch (NumberFormatException _) {
      throw new Invalid("limit", FIELD.wholeNumber());
    }
  }

  /** How many items the caller asked for, 1 to 500, 50 where nothing was asked. */
  public static int limit(@Nullable Integer asked) {
    if (asked == null) {
      return DEFAULT_LIMIT;
    }
    if (asked < 1 || asked > MOST) {
      throw new Invalid("limit", FIELD.between(1, MOST));
    }
    return asked;
  }

  /**
   * Makes a page of rows that were read with a limit one higher than the page's, so that the last
   * row shows whether there is more.
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(List.copyOf(rows), null);
    }
    List<T> items = List.copyOf(rows.subList(0, limit));
    return new Page<>(items, cursor.apply(items.getLast()).encode());
  }

  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), next);
  }
}
