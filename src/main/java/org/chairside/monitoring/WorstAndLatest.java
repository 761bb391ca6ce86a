package org.chairside.monitoring;

import static org.chairside.monitoring.MonitoringMessages.MONITORING;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a flag says of the findings that it rests on: the worst of them, and the latest where that
 * is another.
 *
 * @param sentence with the numbers
 * @param repeatBy until when a repeat is asked for; null if none is
 */
public record WorstAndLatest(Message sentence, @Nullable Instant repeatBy) {

  /** Of findings of one flag, at least one, in any order. */
  public static WorstAndLatest of(List<Finding> findings) {
    Finding latest = findings.stream().max(Comparator.comparing(Finding::at)).orElseThrow();
    Finding worst = findings.getFirst();
    for (Finding finding : findings) {
      worst = isWorse(finding, worst) ? finding : worst;
    }
    Message sentence =
        worst.sentence().equals(latest.sentence())
            ? worst.sentence()
            : MONITORING.worstAndLatest(worst.sentence(), latest.sentence());
    Instant repeatBy =
        findings.stream()
            .map(Finding::repeatBy)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new WorstAndLatest(sentence, repeatBy);
  }

  /** More severe; of the same severity worse in a number that both have, or else earlier. */
  private static boolean isWorse(Finding one, Finding other) {
    int graver = one.severity().compareTo(other.severity());
    if (graver != 0) {
      return graver > 0;
    }
    int worse =
        one.subjects().stream()
            .flatMap(
                subject ->
                    other.subjects().stream()
                        .filter(subject::isSameAs)
                        .map(subject::worseThan)
                        .filter(Objects::nonNull))
            .map(BigDecimal::signum)
            .max(Comparator.naturalOrder())
            .orElse(0);
    return worse != 0 ? worse > 0 : one.at().isBefore(other.at());
  }
}
