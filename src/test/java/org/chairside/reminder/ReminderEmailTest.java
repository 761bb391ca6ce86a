package org.chairside.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.clinic.Reminding;
import org.chairside.message.Language;
import org.chairside.reminder.Reminder.ReminderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The text of e-mails to patients. */
class ReminderEmailTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant START = Instant.parse("2026-03-03T15:15:00Z");

  private static ReminderEmail email(ReminderKind kind, Reminding reminding, Instant... starts) {
    return ReminderEmail.of(
        kind, "Midtown", NEW_YORK, reminding, List.of(starts), Language.ENGLISH);
  }

  @Test
  void namesTheClinicTheDayAndItsLocalTime() {
    ReminderEmail email = email(ReminderKind.CONFIRMATION, Reminding.USUAL, START);
    assertThat(email.subject())
        .isEqualTo("Your appointment at Midtown on Tuesday, March 3, 2026 at 10:15");
    assertThat(email.text()).contains("- Tuesday, March 3, 2026 at 10:15\n");
    assertThat(email.html()).contains("<li>Tuesday, March 3, 2026 at 10:15</li>");
  }

  @ParameterizedTest
  @CsvSource({
    // the hour before each change of New York's clocks, and the hour after
    "2026-03-08T06:59:00Z, 'Sunday, March 8, 2026 at 01:59'",
    "2026-03-08T07:00:00Z, 'Sunday, March 8, 2026 at 03:00'",
    "2026-11-01T05:59:00Z, 'Sunday, November 1, 2026 at 01:59'",
    "2026-11-01T06:00:00Z, 'Sunday, November 1, 2026 at 01:00'"
  })
  void followsTheClinicsClock(Instant start, String written) {
    assertThat(email(ReminderKind.REMINDER, Reminding.USUAL, start).text())
        .contains("- " + written);
  }

  @Test
  void listsWholeSeries() {
    ReminderEmail email =
        email(ReminderKind.CONFIRMATION, Reminding.USUAL, START, START.plusSeconds(3 * 86_400));
    assertThat(email.subject()).isEqualTo("Your 2 appointments at Midtown");
    assertThat(email.text())
        .contains("- Tuesday, March 3, 2026 at 10:15\n- Friday, March 6, 2026 at 10:15\n");
  }

  @Test
  void saysHowLongToFastAndWhoTakesThePatientHome() {
    assertThat(email(ReminderKind.REMINDER, new Reminding(List.of(), 8, 1), START).text())
        .contains("Do not eat solid food in the 8 hours before")
        .contains("in the hour before")
        .contains("Someone has to take you home")
        .contains("Do not drive until the next day");
    assertThat(email(ReminderKind.REMINDER, new Reminding(List.of(), 0, 0), START).text())
        .doesNotContain("solid")
        .doesNotContain("Drink");
    assertThat(email(ReminderKind.CANCELLATION, Reminding.USUAL, START).text())
        .contains("Please do not come")
        .doesNotContain("solid");
  }

  @Test
  void emailIsInPatientsLanguage() {
    ReminderEmail email =
        ReminderEmail.of(
            ReminderKind.CHANGE,
            "Midtown",
            NEW_YORK,
            Reminding.USUAL,
            List.of(START),
            Language.of("de").orElseThrow());

    assertThat(email.subject())
        .isEqualTo("Neue Zeit: Ihr Termin bei Midtown am Dienstag, 3. März 2026, 10:15 Uhr");
    assertThat(email.html()).startsWith("<!doctype html>\n<html lang=\"de\">");
    assertThat(email.text()).contains("Jemand muss Sie nach Hause bringen");
  }

  @ParameterizedTest
  @EnumSource(ReminderKind.class)
  void saysNothingOfTheTreatment(ReminderKind kind) {
    ReminderEmail email = email(kind, Reminding.USUAL, START);
    assertThat(email.subject() + email.text() + email.html())
        .doesNotContainIgnoringCase("ketamine")
        .doesNotContainIgnoringCase("infusion")
        .doesNotContainIgnoringCase("mg");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsInAnotherLanguageThanThePatients(ReminderKind kind) {
    List<List<Instant>> starts = List.of(List.of(START), List.of(START, START.plusSeconds(86_400)));
    for (List<Instant> each : starts) {
      for (Language language : Language.all()) {
        for (Language other : Language.all()) {
          if (!other.equals(language)) {
            assertThat(sentences(kind, each, language))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(sentences(kind, each, other));
          }
        }
      }
    }
  }

  private static List<String> sentences(
      ReminderKind kind, List<Instant> starts, Language language) {
    ReminderEmail email =
        ReminderEmail.of(kind, "Midtown", NEW_YORK, Reminding.USUAL, starts, language);
    return Stream.of(email.subject(), email.text(), email.html().replaceAll("<[^>]*>", "\n"))
        .flatMap(text -> Stream.of(text.split("\n|(?<=\\w[.!?]) ")))
        .map(String::strip)
        .filter(sentence -> sentence.contains(" "))
        .toList();
  }

  @Test
  void clinicNameIsEscaped() {
    ReminderEmail email =
        ReminderEmail.of(
            ReminderKind.CONFIRMATION,
            "A <b> & B\r\nBcc: x@y",
            NEW_YORK,
            Reminding.USUAL,
            List.of(START),
            Language.ENGLISH);
    assertThat(email.subject()).doesNotContain("\r").doesNotContain("\n");
    assertThat(email.html()).contains("A &lt;b&gt; &amp; B");
  }
}
