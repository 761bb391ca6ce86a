package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a flag that somebody acknowledged opens again although it did not become more severe. A flag
 * whose condition had cleared and that became more severe always does.
 *
 * @param another whether a sign or a type of side effect that was not there when it was
 *     acknowledged reopens it
 * @param worseBy by how much a number must be worse than the worst that was acknowledged, by the
 *     sign's JSON name or {@code NEWS2}; a sign that is not named does not reopen it. Null: any
 *     number that is worse does. A side effect that is graded worse always does.
 * @param source where that comes from
 */
public record ReopenWhen(
    boolean another, @Nullable Map<String, BigDecimal> worseBy, String source) {

  /** For a rule that does not say: whatever is new or worse. */
  public static final ReopenWhen ANYTHING_NEW = new ReopenWhen(true, null, "");

  public ReopenWhen {
    requireNonNull(source, "source is missing");
    worseBy = worseBy == null ? null : Map.copyOf(worseBy);
  }

  /** Whether what was found is news to a person who has seen these. */
  public boolean isNews(Collection<Subject> found, Collection<Subject> seen) {
    return found.stream().anyMatch(each -> isNews(each, seen));
  }

  private boolean isNews(Subject found, Collection<Subject> seen) {
    if (seen.stream().noneMatch(found::isSameAs)) {
      return another;
    }
    Optional<BigDecimal> change =
        seen.stream()
            .filter(found::isSameAs)
            .flatMap(earlier -> Optional.ofNullable(found.worseThan(earlier)).stream())
            .min(Comparator.naturalOrder());
    return change.filter(by -> by.signum() > 0 && isEnough(found, by)).isPresent();
  }

  private boolean isEnough(Subject found, BigDecimal change) {
    if (worseBy == null || found.isSideEffect()) {
      return true;
    }
    BigDecimal needed = worseBy.get(found.of());
    return needed != null && change.compareTo(needed) >= 0;
  }
}
