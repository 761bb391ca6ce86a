package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.Arrays;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * What a finding is about: a vital sign with its number, a side effect with its grade, or the NEWS2
 * total.
 *
 * @param of the sign's JSON name such as {@code heartRate}, {@code NEWS2}, or the type of the side
 *     effect such as {@code VOMITING}
 * @param value in the sign's own unit; points of NEWS2; the CTCAE grade, 1 to 4, of a side effect;
 *     the place on ACVPU, 0 to 4; null where the number is not known
 * @param worse which way the value gets worse
 */
public record Subject(String of, @Nullable BigDecimal value, Direction worse) {

  static final String NEWS2 = "NEWS2";

  public Subject {
    requireNonNull(of, "of is missing");
    requireNonNull(worse, "worse is missing");
  }

  static Subject of(VitalSign sign, @Nullable BigDecimal value, Direction worse) {
    return new Subject(sign.field(), value, worse);
  }

  static Subject of(SideEffectType type, SideEffectSeverity severity) {
    return new Subject(type.name(), BigDecimal.valueOf(severity.grade()), Direction.RISING);
  }

  static Subject ofNews2(int points) {
    return new Subject(NEWS2, BigDecimal.valueOf(points), Direction.RISING);
  }

  /** Whether it is a side effect. */
  @JsonIgnore
  boolean isSideEffect() {
    return Arrays.stream(SideEffectType.values()).anyMatch(type -> type.name().equals(of));
  }

  /** Whether both are the same sign moving the same way, or the same side effect. */
  boolean isSameAs(Subject other) {
    return of.equals(other.of) && worse == other.worse;
  }

  /** By how much it is worse than the other, negative if it is better; null if not known. */
  @Nullable BigDecimal worseThan(Subject other) {
    if (value == null || other.value == null) {
      return null;
    }
    BigDecimal change = value.subtract(other.value);
    return worse == Direction.RISING ? change : change.negate();
  }
}
