package org.chairside.charting;

import static org.chairside.charting.ChairMessages.CHAIR;

import java.util.List;
import org.chairside.observation.Observation.Entry;
import org.chairside.observation.Plausibility;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.problem.ProblemType;

/** Impossible values, or implausible values that are not confirmed. */
public final class ValuesRefused extends Invalid {

  private ValuesRefused(ProblemType type, List<FieldError> errors) {
    super(type, errors);
  }

  /** Refuses an entry that cannot be kept as it is, and an empty one. */
  static void check(Entry entry) {
    refuse(impossible(entry), entry);
  }

  /** The same for a correction, which may remove every value. */
  static void checkCorrection(Entry entry) {
    refuse(impossibleValues(entry), entry);
  }

  private static void refuse(List<FieldError> impossible, Entry entry) {
    if (!impossible.isEmpty()) {
      throw new ValuesRefused(ProblemType.INVALID, impossible);
    }
    List<FieldError> doubts = unconfirmedDoubts(entry);
    if (!doubts.isEmpty()) {
      throw new ValuesRefused(ProblemType.IMPLAUSIBLE, doubts);
    }
  }

  public static List<FieldError> impossible(Entry entry) {
    if (entry.vitals().isEmpty() && entry.note() == null) {
      return List.of(FieldError.of("systolic", CHAIR.valueOrNote()));
    }
    return impossibleValues(entry);
  }

  private static List<FieldError> impossibleValues(Entry entry) {
    return Plausibility.impossible(entry.vitals(), entry.enteredTemperature()).stream()
        .map(rejected -> FieldError.of(rejected.field(), rejected.message()))
        .toList();
  }

  public static List<FieldError> unconfirmedDoubts(Entry entry) {
    if (entry.confirmed()) {
      return List.of();
    }
    return Plausibility.implausible(entry.vitals(), entry.enteredTemperature()).stream()
        .map(
            doubt ->
                FieldError.of(
                    doubt.fields().getFirst(), CHAIR.checkValue(doubt.message()), doubt.code()))
        .toList();
  }
}
