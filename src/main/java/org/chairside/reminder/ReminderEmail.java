package org.chairside.reminder;

import static org.chairside.reminder.LetterMessages.LETTER;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chairside.clinic.Reminding;
import org.chairside.message.Language;
import org.chairside.message.Message;
import org.chairside.reminder.Reminder.ReminderKind;

/**
 * An e-mail to a patient: where and when, how to prepare and how to get home. Neither the subject
 * nor the body carries a name, a drug, a dose or an indication: a mail is read by anyone who has
 * the mailbox, and a subject by anyone who sees the screen.
 */
record ReminderEmail(String subject, String text, String html) {

  /**
   * @param clinic the clinic's name
   * @param zone in which the times are written
   * @param starts when the patient sits down, in order; one or more
   * @param language in which the patient reads
   */
  static ReminderEmail of(
      ReminderKind kind,
      String clinic,
      ZoneId zone,
      Reminding reminding,
      List<Instant> starts,
      Language language) {
    String place = clinic.replaceAll("\\p{Cntrl}", " ").strip();
    List<Message> times = starts.stream().map(start -> when(start.atZone(zone))).toList();
    Message subject =
        times.size() == 1
            ? LETTER.subject(kind.name(), place, times.getFirst())
            : LETTER.subjectOfSeveral(kind.name(), place, times.size());
    String head = language.say(LETTER.head(kind.name(), place, times.size()));
    List<String> lines = times.stream().map(language::say).toList();
    List<String> advice =
        (kind == ReminderKind.CANCELLATION ? List.of(LETTER.doNotCome()) : advice(reminding))
            .stream().map(language::say).toList();
    return new ReminderEmail(
        language.say(subject), text(head, lines, advice), html(head, lines, advice, language));
  }

  private static Message when(ZonedDateTime start) {
    return LETTER.at(start.toLocalDate(), start.toLocalTime());
  }

  // Fasting practice differs, so the clinic sets it. The escort, and no driving until the next day
  // after a night's sleep, are common to all clinics.
  private static List<Message> advice(Reminding reminding) {
    List<Message> advice = new ArrayList<>();
    if (reminding.fastingSolidsHours() > 0) {
      advice.add(LETTER.noSolids(reminding.fastingSolidsHours()));
    }
    if (reminding.fastingFluidsHours() > 0) {
      advice.add(LETTER.noFluids(reminding.fastingFluidsHours()));
    }
    advice.add(LETTER.escort());
    advice.add(LETTER.noDriving());
    advice.add(LETTER.callOff());
    return advice;
  }

  private static String text(String head, List<String> times, List<String> advice) {
    return head + "\n\n" + lines(times) + "\n\n" + lines(advice) + "\n";
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }

  private static String html(
      String head, List<String> times, List<String> advice, Language language) {
    return """
        <!doctype html>
        <html lang="%s"><body>
        <p>%s</p>
        <ul>%s</ul>
        <ul>%s</ul>
        </body></html>
        """
        .formatted(language.tag(), escaped(head), items(times), items(advice));
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
