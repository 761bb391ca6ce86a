package org.chairside.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.chairside.message.English;
import org.chairside.outcome.Response.Around;
import org.chairside.outcome.Response.Pain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTest {

  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");

  private static Pain pain(int value, int day) {
    return new Pain(value, START.plusSeconds(86_400L * day));
  }

  @ParameterizedTest
  @CsvSource({"7, 5, true", "7, 6, false", "7, 7, false", "5, 7, false", "10, 0, true"})
  void responseNeedsTwoPointsLessPain(int before, int after, boolean met) {
    Response response =
        Response.byPain(
            List.of(
                new Around(1, pain(before, 0), null),
                new Around(2, pain(9, 3), pain(9, 4)),
                new Around(3, null, pain(after, 8))));
    assertThat(response.met()).isEqualTo(met);
    assertThat(English.of(response.why()))
        .startsWith("pain NRS %d before session 1, %d after session 3".formatted(before, after));
  }

  @Test
  void unaskedPainGivesUnknownResponse() {
    assertThat(Response.byPain(List.of()).met()).isNull();
    assertThat(Response.byPain(List.of(new Around(1, null, pain(3, 1)))))
        .isEqualTo(new Response(null, OutcomeMessages.OUTCOME.notAskedBefore()));
    assertThat(Response.byPain(List.of(new Around(1, pain(3, 1), null))))
        .isEqualTo(new Response(null, OutcomeMessages.OUTCOME.notAskedAfter()));
    assertThat(
            Response.byPain(
                    List.of(new Around(1, null, pain(1, 0)), new Around(2, pain(8, 3), null)))
                .met())
        .as("what came before is no answer to what came after")
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({"66, 60, true", "66, 61, false", "60, 66, false"})
  void responseNeedsSixPointsLessImpact(int first, int latest, boolean met) {
    assertThat(Response.byImpact(first, latest).met()).isEqualTo(met);
  }

  @Test
  void responseNeedsTwoTotals() {
    assertThat(Response.byImpact(66, null).met()).isNull();
    assertThat(Response.byImpact(null, 66).met()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "66, 60, 6 points lower",
    "61, 60, 1 point lower",
    "60, 60, no change",
    "60, 66, 6 points higher"
  })
  void changeIsToldInItsDirection(int first, int latest, String change) {
    assertThat(English.of(Response.byImpact(first, latest).why()))
        .startsWith("HIT-6 %d first, %d latest: %s;".formatted(first, latest, change));
  }
}
