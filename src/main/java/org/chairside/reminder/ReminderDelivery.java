package org.chairside.reminder;

import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.clinic.Clinic;
import org.chairside.clinic.Clinics;
import org.chairside.closure.Closures;
import org.chairside.patient.Patient;
import org.chairside.patient.Patients;
import org.chairside.platform.event.EventLog;
import org.chairside.reminder.Reminder.ReminderKind;
import org.chairside.reminder.Reminder.Why;
import org.chairside.session.InfusionSession;
import org.chairside.session.SessionStatus;
import org.chairside.session.Sessions;

/** Decides at the last moment whether a mail goes out, and writes it. */
@ApplicationScoped
class ReminderDelivery {

  private static final int MOST_ATTEMPTS = 6;

  private final Reminders reminders;
  private final Sessions sessions;
  private final Patients patients;
  private final Clinics clinics;
  private final Closures closures;
  private final EventLog events;
  private final ReminderMeters meters;
  private final Clock clock;

  ReminderDelivery(
      Reminders reminders,
      Sessions sessions,
      Patients patients,
      Clinics clinics,
      Closures closures,
      EventLog events,
      ReminderMeters meters,
      Clock clock) {
    this.reminders = reminders;
    this.sessions = sessions;
    this.patients = patients;
    this.clinics = clinics;
    this.closures = closures;
    this.events = events;
    this.meters = meters;
    this.clock = clock;
  }

  private record Fit(Reminder reminder, InfusionSession session) {}

  /**
   * Sends the pending notices of this mail. Its reminders and sessions are locked meanwhile, so
   * that nobody else sends it and no session moves. The status is written before the mail is sent,
   * so that only the commit can fail after the server accepted it.
   */
  void deliver(UUID mailId, MailTransport transport) {
    Instant now = clock.instant();
    List<Fit> fit = new ArrayList<>();
    for (Reminder reminder : reminders.waiting(mailId)) {
      InfusionSession session = sessions.lock(reminder.sessionId());
      whyNot(reminder, session, now)
          .ifPresentOrElse(
              why -> skip(reminder, session, why), () -> fit.add(new Fit(reminder, session)));
    }
    if (fit.isEmpty()) {
      return;
    }
    Patient patient = patients.get(fit.getFirst().session().patientId());
    Optional<Why> unreachable = whyUnreachable(patient);
    if (unreachable.isPresent()) {
      fit.forEach(each -> each.reminder().skip(unreachable.get()));
      return;
    }
    fit.forEach(each -> each.reminder().sent(now));
    meters.sent(fit.size());
    reminders.flush();
    transport.send(mail(mailId, patient, fit));
  }

  private void skip(Reminder reminder, InfusionSession session, Why why) {
    reminder.skip(why);
    if (why == Why.CLINIC_CLOSED) {
      events.add(new ReminderWithheld(session.clinicId(), session.id(), reminder.kind(), why));
    }
  }

  private Optional<Why> whyNot(Reminder reminder, InfusionSession session, Instant now) {
    if (!session.startsAt().isAfter(now)) {
      return Optional.of(Why.SESSION_OVER);
    }
    if (session.status() == SessionStatus.CANCELLED
        && reminder.kind() != ReminderKind.CANCELLATION) {
      return Optional.of(Why.SESSION_CALLED_OFF);
    }
    if (session.plan().scheduleRevision() != reminder.scheduleRevision()) {
      boolean undone =
          reminder.kind() == ReminderKind.CANCELLATION
              && session.status() != SessionStatus.CANCELLED;
      return Optional.of(undone ? Why.CANCELLATION_UNDONE : Why.SESSION_MOVED);
    }
    boolean asTold =
        session.status()
            == (reminder.kind() == ReminderKind.CANCELLATION
                ? SessionStatus.CANCELLED
                : SessionStatus.BOOKED);
    if (!asTold) {
      return Optional.of(Why.SESSION_OVER);
    }
    return reminder.kind() != ReminderKind.CANCELLATION && isClosed(session)
        ? Optional.of(Why.CLINIC_CLOSED)
        : Optional.empty();
  }

  /** Whether the session cannot take place as booked: closed meanwhile, or out of new hours. */
  private boolean isClosed(InfusionSession session) {
    return !clinics.get(session.clinicId()).isOpenAt(session.startsAt())
        || closures.inForce(session.clinicId(), session.startsAt(), session.endsAt()).stream()
            .anyMatch(
                closure ->
                    closure.chairId() == null || closure.chairId().equals(session.chairId()));
  }

  private static Optional<Why> whyUnreachable(Patient patient) {
    if (patient.isDeceased()) {
      return Optional.of(Why.DECEASED);
    }
    if (patient.reminders() == Patient.Reminders.NONE) {
      return Optional.of(Why.PREFERS_NONE);
    }
    String address = patient.email();
    return address == null || address.isBlank() ? Optional.of(Why.NO_ADDRESS) : Optional.empty();
  }

  private Mail mail(UUID mailId, Patient patient, List<Fit> fit) {
    Fit first = fit.getFirst();
    Clinic clinic = clinics.get(first.session().clinicId());
    List<Instant> starts =
        fit.stream()
            .map(each -> each.session().startsAt())
            .sorted(Comparator.naturalOrder())
            .toList();
    ReminderEmail email =
        ReminderEmail.of(
            first.reminder().kind(),
            clinic.name(),
            clinic.timeZone(),
            clinic.reminding(),
            starts,
            patient.languageOr(clinic.patientLanguage()));
    return Mail.withText(String.valueOf(patient.email()), email.subject(), email.text())
        .setHtml(email.html())
        .addHeader("Message-ID", messageId(mailId))
        .addHeader("Auto-Submitted", "auto-generated");
  }

  /** The server does not accept the address: another attempt would not help. */
  void giveUp(UUID mailId) {
    reminders.waiting(mailId).forEach(reminder -> fail(reminder, Why.ADDRESS_REFUSED));
  }

  private void fail(Reminder reminder, Why why) {
    reminder.fail(why);
    meters.failed();
    events.add(new ReminderFailed(reminder.clinicId(), reminder.sessionId(), reminder.kind(), why));
  }

  /** The same at every attempt, so that a mail sent twice is recognized as one. */
  static String messageId(UUID mailId) {
    return "<" + mailId + "@chairside>";
  }

  /**
   * Notes that the server did not accept the mail: it is retried later, a limited number of times.
   */
  void putOff(UUID mailId) {
    Instant now = clock.instant();
    for (Reminder reminder : reminders.waiting(mailId)) {
      if (reminder.attempts() >= MOST_ATTEMPTS) {
        fail(reminder, Why.NOT_TAKEN_BY_MAIL_SERVER);
      } else {
        long minutes = (long) reminder.attempts() * reminder.attempts();
        reminder.putOff(now.plus(Duration.ofMinutes(minutes)));
        meters.putOff();
      }
    }
  }
}
