package org.chairside.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import org.chairside.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A calendar has the same instants for every reader. It runs within the application, because the
 * library registers its time zones once in a virtual machine.
 */
@ApplicationTest
class CalendarFileTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private static CalendarEntry appointment(String summary, Instant start, String zone) {
    return new CalendarEntry(
        new UUID(1, start.getEpochSecond()),
        new UUID(2, 1),
        summary,
        "Midtown, 2nd floor; ring twice",
        start,
        start.plus(Duration.ofMinutes(130)),
        ZoneId.of(zone),
        0,
        NOW,
        false);
  }

  private static Calendar read(String text) throws Exception {
    Calendar calendar = new CalendarBuilder().build(new StringReader(text));
    assertThat(calendar.validate().hasErrors()).isFalse();
    return calendar;
  }

  private static VEvent only(Calendar calendar) {
    return calendar.<VEvent>getComponents(Component.VEVENT).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08T06:30:00Z, 20260308T013000",
    "2026-03-08T07:30:00Z, 20260308T033000",
    "2027-03-13T14:00:00Z, 20270313T090000",
    "2027-03-14T13:00:00Z, 20270314T090000",
    "2026-10-31T13:00:00Z, 20261031T090000",
    "2026-11-01T14:00:00Z, 20261101T090000",
    "2026-11-01T05:30:00Z, 20261101T013000"
  })
  void localTimeFollowsZoneOffset(Instant start, String written) throws Exception {
    String text = CalendarFile.of(List.of(appointment("A", start, "America/New_York")), NOW);
    assertThat(text).contains("DTSTART;TZID=America/New_York:" + written + "\r\n");
    assertThat(read(text).getComponents(Component.VTIMEZONE)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"America/New_York", "US/Eastern", "UTC", "Etc/UTC", "Europe/Kyiv", "Asia/Kolkata"})
  void everyZoneGivesSameInstant(String zone) throws Exception {
    Instant start = Instant.parse("2026-07-01T13:00:00Z");
    VEvent event = only(read(CalendarFile.of(List.of(appointment("A", start, zone)), NOW)));
    assertThat(instant(event.<DtStart<?>>getRequiredProperty("DTSTART").getDate()))
        .isEqualTo(start);
    assertThat(instant(event.<DtEnd<?>>getRequiredProperty("DTEND").getDate()))
        .isEqualTo(start.plus(Duration.ofMinutes(130)));
  }

  private static Instant instant(java.time.temporal.Temporal read) {
    return read instanceof Instant instant ? instant : ZonedDateTime.from(read).toInstant();
  }

  @Test
  void repeatedHourKeepsItsInstant() throws Exception {
    Instant second = Instant.parse("2026-11-01T06:30:00Z");
    VEvent event =
        only(read(CalendarFile.of(List.of(appointment("A", second, "America/New_York")), NOW)));
    assertThat(instant(event.<DtStart<?>>getRequiredProperty("DTSTART").getDate()))
        .isEqualTo(second);
  }

  @Test
  void textSurvivesEscaping() throws Exception {
    VEvent event =
        only(
            read(
                CalendarFile.of(
                    List.of(
                        appointment(
                            "Chair 3; by the window, \\ left\nBEGIN:VALARM", NOW, "Europe/Berlin")),
                    NOW)));
    assertThat(event.getRequiredProperty("SUMMARY").getValue())
        .isEqualTo("Chair 3; by the window, \\ left\nBEGIN:VALARM");
    assertThat(event.getRequiredProperty("ORGANIZER").getRequiredParameter("CN").getValue())
        .contains("Midtown, 2nd floor; ring twice");
    assertThat(event.getRequiredProperty("LOCATION").getValue())
        .isEqualTo("Midtown, 2nd floor; ring twice");
  }

  @Test
  void lineHasAtMostSeventyFiveOctets() throws Exception {
    for (String letter : List.of("ü", "李", "\uD83D\uDC69", "a")) {
      for (int length = 60; length < 85; length++) {
        String summary = "x".repeat(length - 60) + letter.repeat(length);
        String text = CalendarFile.of(List.of(appointment(summary, NOW, "Europe/Berlin")), NOW);
        assertThat(text).endsWith("\r\n");
        for (String line : text.lines().toList()) {
          byte[] octets = line.getBytes(StandardCharsets.UTF_8);
          assertThat(octets.length).isLessThanOrEqualTo(75);
          assertThat(new String(octets, StandardCharsets.UTF_8)).isEqualTo(line);
        }
        assertThat(only(read(text)).getRequiredProperty("SUMMARY").getValue()).isEqualTo(summary);
      }
    }
  }

  @Test
  void emptyCalendarIsValid() throws Exception {
    assertThat(
            new CalendarBuilder()
                .build(new StringReader(CalendarFile.of(List.of(), NOW)))
                .getComponents())
        .isEmpty();
  }
}
