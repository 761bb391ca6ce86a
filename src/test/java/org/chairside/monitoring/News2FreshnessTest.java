package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chairside.message.English;
import org.chairside.message.Message;
import org.chairside.observation.Measured;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;

class News2FreshnessTest {

  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  @Test
  void missingPartComesFromLatestEarlierSet() {
    Reading first = reading(1, 0, Measured.allNormal().with(VitalSign.TEMPERATURE, "38.5"));
    Reading second = reading(2, 5, Measured.nothing().with(VitalSign.TEMPERATURE, "39.5"));
    Reading third = reading(3, 10, Measured.allNormal().without(VitalSign.TEMPERATURE));

    News2Score score = News2.at(third, List.of(third, first, second), QUARTER_HOUR, 1);

    assertThat(score.score()).isEqualTo(2);
    assertThat(InEnglish.carried(score.carriedForward()))
        .containsExactly(
            new Carried(
                VitalSign.TEMPERATURE,
                Message.verbatim("temperature 39.5 °C (103.1 °F)"),
                Chair.id(2),
                Chair.minute(5)));
  }

  @Test
  void setWithoutPartIsSkipped() {
    Reading first = reading(1, 0, Measured.allNormal().with(VitalSign.TEMPERATURE, "38.5"));
    Reading nearer = reading(2, 5, Measured.nothing().with(VitalSign.PAIN, 2));
    Reading own = reading(3, 10, Measured.allNormal().without(VitalSign.TEMPERATURE));

    assertThat(News2.at(own, List.of(nearer, first), QUARTER_HOUR, 1).score()).isEqualTo(1);
  }

  @Test
  void partIsFreshUpToWindowLength() {
    Reading old = reading(1, 0, Measured.allNormal());
    Measured partial = Measured.allNormal().without(VitalSign.TEMPERATURE);

    News2Score justFresh = News2.at(reading(2, 15, partial), List.of(old), QUARTER_HOUR, 1);
    News2Score stale = News2.at(reading(2, 16, partial), List.of(old), QUARTER_HOUR, 1);

    assertThat(justFresh.complete()).isTrue();
    assertThat(stale.score()).isNull();
    assertThat(stale.missing()).containsExactly(VitalSign.TEMPERATURE);
    assertThat(stale.carriedForward()).isEmpty();
  }

  @Test
  void laterSetCompletesNothing() {
    Reading later = reading(2, 11, Measured.allNormal());
    Reading reading = reading(1, 10, Measured.allNormal().oxygen(null));

    assertThat(News2.at(reading, List.of(later), QUARTER_HOUR, 1).missing())
        .containsExactly(VitalSign.SUPPLEMENTAL_OXYGEN);
  }

  @Test
  void everyPartCanBeCarriedForward() {
    Reading first = reading(1, 0, Measured.allNormal().oxygen(true));
    Reading second = reading(2, 1, Measured.nothing().with(VitalSign.PAIN, 3));

    News2Score score = News2.at(second, List.of(first), QUARTER_HOUR, 2);

    assertThat(score.score()).isEqualTo(5);
    assertThat(score.carriedForward())
        .extracting(carried -> English.of(carried.value()))
        .containsExactly(
            "respiratory rate 16/min",
            "SpO2 98 %",
            "on oxygen",
            "systolic 120 mmHg",
            "heart rate 70/min",
            "alert",
            "temperature 36.8 °C (98.2 °F)");
    assertThat(score.carriedForward()).extracting(Carried::reading).containsOnly(Chair.id(1));
  }

  private static Reading reading(int id, int minute, Measured measured) {
    return new Reading(Chair.id(id), Chair.minute(minute), Chair.minute(minute), measured.vitals());
  }
}
