package org.chairside.reminder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chairside.clinic.Reminding;
import org.chairside.reminder.Reminder.Kind;

/**
 * What a patient reads: where and when, how to come and how to get home. Neither the subject nor
 * the body carries a name, a drug, a dose or an indication: a mail is read by whoever has the
 * mailbox, and a subject by whoever sees the screen.
 */
record ReminderEmail(String subject, String text, String html) {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);

  /**
   * @param clinic the clinic's name
   * @param zone in which the times are written
   * @param starts when the patient sits down, in order; one or more
   */
  static ReminderEmail of(
      Kind kind, String clinic, ZoneId zone, Reminding reminding, List<Instant> starts) {
    String place = clinic.replaceAll("\\p{Cntrl}", " ").strip();
    List<String> times = starts.stream().map(s -> DAY_AND_TIME.format(s.atZone(zone))).toList();
    String subject = opening(kind) + appointments(place, times);
    List<String> advice =
        kind == Kind.CANCELLATION
            ? List.of("Please do not come at this time. Ask the clinic for another.")
            : advice(reminding);
    return new ReminderEmail(
        subject, text(place, kind, times, advice), html(place, kind, times, advice));
  }

  private static String opening(Kind kind) {
    return switch (kind) {
      case CONFIRMATION -> "Your ";
      case CHANGE -> "New time: your ";
      case CANCELLATION -> "Called off: your ";
      case REMINDER -> "Reminder: your ";
    };
  }

  private static String appointments(String place, List<String> times) {
    return times.size() == 1
        ? "appointment at " + place + " on " + times.getFirst()
        : times.size() + " appointments at " + place;
  }

  // Fasting practice differs and is the clinic's own; that somebody takes the patient home and that
  // there is no driving before the next day, after a night's sleep, is common to all of them.
  private static List<String> advice(Reminding reminding) {
    List<String> advice = new ArrayList<>();
    if (reminding.fastingSolidsHours() > 0) {
      advice.add("Eat nothing solid in the " + hours(reminding.fastingSolidsHours()) + " before.");
    }
    if (reminding.fastingFluidsHours() > 0) {
      advice.add(
          "Drink nothing, not even water, in the "
              + hours(reminding.fastingFluidsHours())
              + " before.");
    }
    advice.add("Somebody has to take you home: arrange it now. You cannot leave alone.");
    advice.add("Do not drive until the next day, after a night's sleep.");
    advice.add("If you cannot come, please tell the clinic as early as you can.");
    return advice;
  }

  private static String hours(int hours) {
    return hours == 1 ? "hour" : hours + " hours";
  }

  private static String head(String place, Kind kind, List<String> times) {
    String noun = times.size() == 1 ? "appointment" : "appointments";
    return switch (kind) {
      case CONFIRMATION -> "Your " + noun + " at " + place + ":";
      case CHANGE -> "Your " + noun + " at " + place + " changed. Please come now on:";
      case CANCELLATION -> "Called off at " + place + ":";
      case REMINDER -> "Your next appointment at " + place + ":";
    };
  }

  private static String text(String place, Kind kind, List<String> times, List<String> advice) {
    return head(place, kind, times) + "\n\n" + lines(times) + "\n\n" + lines(advice) + "\n";
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }

  private static String html(String place, Kind kind, List<String> times, List<String> advice) {
    return """
        <!doctype html>
        <html lang="en"><body>
        <p>%s</p>
        <ul>%s</ul>
        <ul>%s</ul>
        </body></html>
        """
        .formatted(escaped(head(place, kind, times)), items(times), items(advice));
  }

  private static String items(List<String> lines) {
    return lines.stream()
        .map(line -> "<li>" + escaped(line) + "</li>")
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
