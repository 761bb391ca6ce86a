package org.chairside.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chairside.session.PatientHistory;
import org.chairside.session.PatientHistory.Reaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the first release wrote is still read: a constant that was renamed would make the sessions
 * that hold it unreadable. The names are written down here once more and only ever grow.
 */
class FirstReleaseWordsTest {

  private static final Map<Class<? extends Enum<?>>, String> WORDS =
      Map.of(
          SideEffectType.class,
          """
          DISSOCIATION SOMNOLENCE DEPRESSED_CONSCIOUSNESS DIZZINESS VERTIGO NAUSEA
          VOMITING HEADACHE ANXIETY AGITATION CONFUSION HALLUCINATION DELIRIUM
          PSYCHOSIS EUPHORIA DISTRESS HYPERTENSION HYPOTENSION TACHYCARDIA
          BRADYCARDIA CHEST_PAIN DYSPNOEA HYPOXIA LARYNGOSPASM SYNCOPE SEIZURE
          NEUROLOGICAL_DEFICIT BLURRED_VISION NYSTAGMUS DYSARTHRIA PARAESTHESIA
          TREMOR DRY_MOUTH HYPERSALIVATION EXTRAVASATION INFUSION_REACTION
          ANAPHYLAXIS OTHER
          """,
          SideEffectSeverity.class,
          """
          MILD MODERATE SEVERE LIFE_THREATENING
          """,
          Severity.class,
          """
          ADVISORY WARNING CRITICAL
          """,
          Disposition.class,
          """
          CONTINUE ADJUST STOP HOLD_COURSE NO_ACTION
          """,
          VitalSign.class,
          """
          SYSTOLIC DIASTOLIC HEART_RATE SPO2 RESPIRATORY_RATE TEMPERATURE
          SUPPLEMENTAL_OXYGEN CONSCIOUSNESS SEDATION PAIN CADSS6
          """);

  static Stream<Arguments> words() {
    return WORDS.entrySet().stream()
        .flatMap(
            each ->
                Arrays.stream(each.getValue().strip().split("\\s+", -1))
                    .map(word -> Arguments.of(each.getKey(), word)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("words")
  void firstReleaseWordIsConstant(Class<? extends Enum<?>> type, String word) {
    assertThat(Arrays.stream(type.getEnumConstants()).map(Enum::name)).contains(word);
  }

  static Stream<Arguments> reactions() {
    return words()
        .filter(each -> each.get()[0] == SideEffectType.class)
        .flatMap(
            each ->
                Arrays.stream(SideEffectSeverity.values())
                    .map(severity -> Arguments.of(each.get()[1], severity.name())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("reactions")
  void checkInHistoryIsReadable(String type, String severity) throws JsonProcessingException {
    String stored =
        """
        {"sessions": 3, "reactions": [{"type": "%s", "severity": "%s"}]}
        """
            .formatted(type, severity);
    PatientHistory read = new ObjectMapper().readValue(stored, PatientHistory.class);
    assertThat(read.reactions())
        .containsExactly(
            new Reaction(SideEffectType.valueOf(type), SideEffectSeverity.valueOf(severity)));
  }

  @Test
  void historyIsWrittenInFirstReleaseFormat() throws JsonProcessingException {
    PatientHistory history =
        new PatientHistory(
            2, List.of(new Reaction(SideEffectType.NAUSEA, SideEffectSeverity.MODERATE)));
    assertThat(new ObjectMapper().writeValueAsString(history))
        .isEqualTo(
            "{\"sessions\":2,\"reactions\":[{\"type\":\"NAUSEA\",\"severity\":\"MODERATE\"}]}");
  }

  @Test
  void unknownWordIsRefused() {
    String stored =
        "{\"sessions\": 1, \"reactions\": [{\"type\": \"ITCH\", \"severity\": \"MILD\"}]}";
    assertThatThrownBy(() -> new ObjectMapper().readValue(stored, PatientHistory.class))
        .isInstanceOf(InvalidFormatException.class);
  }
}
