package org.chairside.testclinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stories believe what a path gives: it must give that and nothing else. */
class AnswerPathTest {

  private static final Map<String, Object> WHOLE =
      Map.of(
          "name", "Midtown",
          "dose", 34.5,
          "flags",
              List.of(
                  Map.of("rule", Map.of("code", "spo2-low"), "route", "/flags/{id}", "open", true),
                  Map.of("rule", Map.of("code", "bp-high"), "route", "/staff", "open", false)),
          "chairs",
              Arrays.asList(Map.of("sessions", List.of(Map.of("id", 1), Map.of("id", 2))), null),
          "empty", List.of());

  private static Object at(String path) {
    return AnswerPath.of(path).in(WHOLE);
  }

  @Test
  void namesGoDownAndSpreadOverLists() {
    assertThat(at("name")).isEqualTo("Midtown");
    assertThat(at("flags.rule.code")).isEqualTo(List.of("spo2-low", "bp-high"));
    List<Object> nested = new ArrayList<>(List.of(List.of(1, 2)));
    nested.add(null);
    assertThat(at("chairs.sessions.id")).isEqualTo(nested);
    assertThat(at("$")).isEqualTo(WHOLE);
    assertThat(at("")).isEqualTo(WHOLE);
    assertThat(at("$.name")).isEqualTo("Midtown");
    assertThat(at("flags.'rule'.code[0]")).isEqualTo("spo2-low");
  }

  @Test
  void entriesCountFromBothEnds() {
    assertThat(at("flags[0].open")).isEqualTo(true);
    assertThat(at("flags[-1].rule.code")).isEqualTo("bp-high");
    assertThat(at("flags[2]")).isNull();
    assertThat(at("flags.size()")).isEqualTo(2);
    assertThat(at("empty.size()")).isEqualTo(0);
    assertThat(at("size()")).isEqualTo(5);
    assertThat(at("dose")).isEqualTo(34.5f);
    assertThat(at("dose.toString()")).isEqualTo("34.5");
  }

  @Test
  void conditionsChoose() {
    assertThat(at("flags.find { it.rule.code == 'bp-high' }.open")).isEqualTo(false);
    assertThat(at("flags.find { it.route == '/flags/{id}' && it.open }.rule.code"))
        .isEqualTo("spo2-low");
    assertThat(at("flags.find { it.route == '/staff' && it.open }")).isNull();
    assertThat(at("flags.findAll { it.open }.size()")).isEqualTo(1);
    assertThat(at("flags.findAll { it.rule.code != 'none' }.route"))
        .isEqualTo(List.of("/flags/{id}", "/staff"));
    assertThat(at("chairs.sessions[0].findAll { it.id == 2 }.id")).isEqualTo(List.of(2));
    assertThat(at("chairs.findAll { it != null }.size()")).isEqualTo(1);
  }

  @Test
  void nothingIsNeverReadOnAndNeverNormal() {
    assertThat(at("missing")).isNull();
    for (String path :
        List.of("missing.more", "flags[2].open", "name.more", "name[0]", "name.size()")) {
      assertThatThrownBy(() -> at(path)).as(path).isInstanceOf(AssertionError.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flags.find { rule.code == 'x' }",
        "flags[",
        "flags.collect { it.id }",
        "a b",
        "flags.max()"
      })
  void otherWordsAreNoPath(String path) {
    assertThatThrownBy(() -> at(path)).isInstanceOf(IllegalArgumentException.class);
  }
}
