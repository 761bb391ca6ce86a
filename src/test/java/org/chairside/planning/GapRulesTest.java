package org.chairside.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.planning.GapRules.Missed;
import org.chairside.planning.GapRules.PlannedStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gaps of a course, in days of the calendar. */
class GapRulesTest {

  private static final GapRules GAP_RULES =
      new GapRules(List.of(new GapRule(1, 1, 1), new GapRule(2, 3, 4), new GapRule(5, 7, 9)));
  private static final LocalDate DAY = LocalDate.of(2026, 3, 6);

  private static Instant on(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(AnyClinic.NEW_YORK.zone()).toInstant();
  }

  private static List<PlannedStart> starts(boolean[] isNew, int... days) {
    List<PlannedStart> starts = new ArrayList<>();
    for (int i = 0; i < days.length; i++) {
      // late in the day and early in the day, over the change of the clocks: days count, not hours
      String time = i % 2 == 0 ? "17:00" : "08:00";
      starts.add(new PlannedStart(new UUID(0, i), on(DAY.plusDays(days[i]), time), isNew[i]));
    }
    return starts;
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false", "3, false", "4, false", "5, true"})
  void gapIsWithinItsBounds(int days, boolean isMissed) {
    List<Missed> missed =
        GAP_RULES.missed(starts(new boolean[] {false, true}, 0, days), AnyClinic.NEW_YORK, DAY);
    assertThat(missed.isEmpty()).isEqualTo(!isMissed);
    missed.forEach(
        each -> {
          assertThat(each.days()).isEqualTo(days);
          assertThat(each.gap()).isEqualTo(new GapRule(2, 3, 4));
          assertThat(each.start().id()).isEqualTo(new UUID(0, 1));
        });
  }

  @Test
  void lastGapAppliesToLaterSessions() {
    assertThat(GAP_RULES.before(0)).isNull();
    assertThat(GAP_RULES.before(1)).isEqualTo(new GapRule(2, 3, 4));
    assertThat(GAP_RULES.before(2)).isEqualTo(new GapRule(5, 7, 9));
    assertThat(GAP_RULES.before(20)).isEqualTo(new GapRule(5, 7, 9));
  }

  @Test
  void onlyNewSessionsAreJudged() {
    int[] tooClose = {0, 1, 2};
    assertThat(
            GAP_RULES.missed(
                starts(new boolean[] {false, false, false}, tooClose), AnyClinic.NEW_YORK, DAY))
        .isEmpty();
    assertThat(
            GAP_RULES.missed(
                starts(new boolean[] {false, true, false}, tooClose), AnyClinic.NEW_YORK, DAY))
        .hasSize(2);
    assertThat(
            GAP_RULES.missed(
                starts(new boolean[] {true, false, false}, tooClose), AnyClinic.NEW_YORK, DAY))
        .hasSize(1);
  }

  /** Four days at most; the session before lies so many days back. */
  @ParameterizedTest
  @CsvSource({"0, 2, 3, 4", "3, 2, 3, 4", "4, 2, 4, 8", "5, 2, 5, 9", "30, 2, 30, 34"})
  void overdueGapIsExtended(int gone, int min, int target, int max) {
    assertThat(new GapRule(2, 3, 4).overdue(DAY, DAY.plusDays(gone)))
        .isEqualTo(new GapRule(min, target, max));
  }

  @ParameterizedTest
  @CsvSource({"30, 34, false", "30, 35, true", "3, 4, false", "3, 5, true"})
  void overdueSessionIsJudgedByExtendedGap(int gone, int days, boolean isMissed) {
    assertThat(
            GAP_RULES.missed(
                starts(new boolean[] {false, true}, 0, days),
                AnyClinic.NEW_YORK,
                DAY.plusDays(gone)))
        .hasSize(isMissed ? 1 : 0);
    // what is booked again before it never was overdue
    assertThat(
            GAP_RULES.missed(
                starts(new boolean[] {true, true}, 0, days),
                AnyClinic.NEW_YORK,
                DAY.plusDays(gone)))
        .hasSize(days > 4 ? 1 : 0);
  }
}
