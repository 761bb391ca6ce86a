package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.monitoring.Drafts.falling;
import static org.chairside.monitoring.Drafts.rising;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chairside.monitoring.Condition.Direction;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who acknowledged a systolic pressure of 160 need not hear of each mmHg more, but of what was not
 * there.
 */
class ReopenWhenTest {

  private static final ReopenWhen FROM_TEN =
      new ReopenWhen(false, Map.of("systolic", BigDecimal.TEN), "somewhere");
  private static final ReopenWhen NOTHING_ELSE = new ReopenWhen(false, null, "somewhere");

  private static final Subject AT_160 = rising(VitalSign.SYSTOLIC, 160);
  private static final Subject MILD = Subject.of(SideEffectType.NAUSEA, SideEffectSeverity.MILD);
  private static final Subject SEVERE =
      Subject.of(SideEffectType.NAUSEA, SideEffectSeverity.SEVERE);

  static Stream<Arguments> news() {
    return Stream.of(
        Arguments.of(ReopenWhen.ANYTHING_NEW, rising(VitalSign.SYSTOLIC, 161), AT_160, true),
        Arguments.of(ReopenWhen.ANYTHING_NEW, AT_160, AT_160, false),
        Arguments.of(ReopenWhen.ANYTHING_NEW, rising(VitalSign.SYSTOLIC, 159), AT_160, false),
        Arguments.of(ReopenWhen.ANYTHING_NEW, rising(VitalSign.DIASTOLIC, 100), AT_160, true),
        Arguments.of(ReopenWhen.ANYTHING_NEW, falling(VitalSign.SYSTOLIC, 80), AT_160, true),
        Arguments.of(NOTHING_ELSE, rising(VitalSign.DIASTOLIC, 100), AT_160, false),
        Arguments.of(NOTHING_ELSE, rising(VitalSign.SYSTOLIC, 161), AT_160, true),
        Arguments.of(FROM_TEN, rising(VitalSign.SYSTOLIC, 169), AT_160, false),
        Arguments.of(FROM_TEN, rising(VitalSign.SYSTOLIC, 170), AT_160, true),
        Arguments.of(FROM_TEN, rising(VitalSign.SYSTOLIC, 171), AT_160, true),
        // a sign that is not named does not reopen it
        Arguments.of(FROM_TEN, falling(VitalSign.SPO2, 80), falling(VitalSign.SPO2, 90), false),
        // a graver side effect always does
        Arguments.of(FROM_TEN, SEVERE, MILD, true),
        Arguments.of(FROM_TEN, MILD, SEVERE, false));
  }

  @ParameterizedTest
  @MethodSource("news")
  void newsIsWhatIsNewOrWorseEnough(ReopenWhen when, Subject found, Subject seen, boolean news) {
    assertThat(when.isNews(List.of(found), List.of(seen))).isEqualTo(news);
  }

  @Test
  void numberIsComparedWithWorstThatWasSeen() {
    List<Subject> seen = List.of(AT_160, rising(VitalSign.SYSTOLIC, 175));

    assertThat(FROM_TEN.isNews(List.of(rising(VitalSign.SYSTOLIC, 184)), seen)).isFalse();
    assertThat(FROM_TEN.isNews(List.of(rising(VitalSign.SYSTOLIC, 185)), seen)).isTrue();
  }

  @Test
  void oneOfSeveralThingsIsEnough() {
    List<Subject> seen = List.of(AT_160, MILD);

    assertThat(FROM_TEN.isNews(List.of(AT_160, SEVERE), seen)).isTrue();
    assertThat(FROM_TEN.isNews(List.of(AT_160, MILD), seen)).isFalse();
    assertThat(ReopenWhen.ANYTHING_NEW.isNews(List.of(), seen)).isFalse();
  }

  @Test
  void unknownNumberIsNoNews() {
    Subject unknown = Subject.of(VitalSign.SYSTOLIC, null, Direction.RISING);

    assertThat(ReopenWhen.ANYTHING_NEW.isNews(List.of(unknown), List.of(AT_160))).isFalse();
    assertThat(ReopenWhen.ANYTHING_NEW.isNews(List.of(AT_160), List.of(unknown))).isFalse();
  }
}
