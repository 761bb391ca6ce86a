package org.chairside.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.some;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.ApplicationClock;
import org.chairside.platform.transaction.Transactions;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A patient is notified once of every appointment, of its changes and shortly before it. */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the container fills the fields
class ReminderTest {

  @Inject ReminderClock clock;
  @Inject ReminderPlanner planner;
  @Inject ReminderDelivery delivery;
  @Inject Transactions transactions;
  @Inject DueMails mails;
  @Inject Clock time;
  @Inject MockMailbox mailbox;

  // ------------------------------------------------------------------ the clinic

  /** Somebody with an address of their own, and what they were sent. */
  private record Reader(TestClinic clinic, UUID patient, String address) {

    static Reader of(TestClinic clinic) {
      String address = "reader-" + some() + "@example.org";
      return new Reader(clinic, clinic.aPatient(Map.of("email", address)), address);
    }

    UUID booked(Instant start) {
      return clinic.aBookedSessionAt(patient, 0, start);
    }
  }

  private static Instant inDays(int days) {
    return TestClinic.minute(now().plus(Duration.ofDays(days)));
  }

  private List<String> subjects(Reader reader) {
    return mailbox.getMailsSentTo(reader.address()).stream().map(Mail::getSubject).toList();
  }

  private void tick() throws SQLException {
    clock.tick();
  }

  private void tickAt(Instant moment) {
    ApplicationClock.at(
        moment,
        () -> {
          try {
            clock.tick();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static JsonNode reminders(TestClinic clinic, String query) {
    Answer answer = clinic.scheduler.get("/api/clinics/" + clinic.clinicId + "/reminders" + query);
    answer.then().statusCode(200);
    return TestClinic.json(answer).path("items");
  }

  private static List<String> told(TestClinic clinic, UUID session) {
    List<String> told = new ArrayList<>();
    reminders(clinic, "")
        .forEach(
            each -> {
              if (each.path("sessionId").asText().equals(session.toString())) {
                String why = each.path("why").isNull() ? "" : " " + each.path("why").asText();
                told.add(each.path("kind").asText() + " " + each.path("status").asText() + why);
              }
            });
    return told;
  }

  /** Changes a session as moving or canceling does. */
  private void changed(UUID session, String what) throws SQLException {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var update =
            connection.prepareStatement(
                "update infusion_session set schedule_revision = schedule_revision + 1, "
                    + what
                    + " where id = ?")) {
      update.setObject(1, session);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private void moved(UUID session) throws SQLException {
    changed(
        session,
        "starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day',"
            + " chair_free_at = chair_free_at + interval '1 day', scheduled_at = now()");
  }

  private void calledOff(UUID session) throws SQLException {
    changed(session, "status = 'CANCELLED', closed_at = now(), closed_reason = 'a story'");
  }

  // ------------------------------------------------------------------ stories

  @Test
  void bookedSeriesIsConfirmedInOneMail() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID course = clinic.aCourseFor(reader.patient());
    List<Map<String, Object>> places = new ArrayList<>();
    for (int day : List.of(10, 13, 16)) {
      places.add(TestClinic.place(inDays(day), clinic.chairIds.getFirst()));
    }
    clinic
        .scheduler
        .post("/api/courses/" + course + "/bookings", Map.of("sessions", places))
        .then()
        .statusCode(201);
    tick();
    tick();
    List<Mail> mails = mailbox.getMailsSentTo(reader.address());
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().getSubject()).startsWith("Your 3 appointments at Midtown");
    assertThat(mails.getFirst().getText().lines().filter(l -> l.matches("- .* at \\d\\d:\\d\\d")))
        .hasSize(3);
    JsonNode planned = reminders(clinic, "");
    assertThat(planned.findValuesAsText("kind"))
        .containsExactly(
            "CONFIRMATION",
            "CONFIRMATION",
            "CONFIRMATION",
            "REMINDER",
            "REMINDER",
            "REMINDER",
            "REMINDER",
            "REMINDER",
            "REMINDER");
    assertThat(planned.toString()).doesNotContain(reader.address());
    assertThat(reminders(clinic, "?status=SENT")).hasSize(3);
    assertThat(reminders(clinic, "?status=PENDING&to=" + inDays(8))).hasSize(1);
    assertThat(reminders(clinic, "?from=" + inDays(8))).hasSize(5);
  }

  @Test
  void reminderGoesOutAtEachLeadTime() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    Instant start = inDays(10);
    reader.booked(start);
    tick();
    tickAt(start.minus(Duration.ofDays(3)).minusSeconds(1));
    assertThat(subjects(reader)).hasSize(1);
    tickAt(start.minus(Duration.ofDays(3)));
    assertThat(subjects(reader)).hasSize(2);
    tickAt(start.minus(Duration.ofDays(1)));
    tickAt(start.minus(Duration.ofHours(1)));
    assertThat(subjects(reader)).hasSize(3);
    assertThat(subjects(reader).getLast()).startsWith("Reminder: your appointment at Midtown");
  }

  @Test
  void lateBookingSkipsPassedLeadTimes() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID session = Reader.of(clinic).booked(now().plus(Duration.ofHours(30)));
    tick();
    assertThat(told(clinic, session)).containsExactly("CONFIRMATION SENT", "REMINDER PENDING");
  }

  private static void posted(TestClinic clinic, UUID session, String verb) {
    clinic
        .scheduler
        .post("/api/sessions/" + session + "/" + verb, Map.of("reason", "tapped the wrong row"))
        .then()
        .statusCode(200);
  }

  @Test
  void reinstatedSessionIsToldAfterItsCancellation() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(10));
    tick();
    posted(clinic, session, "cancel");
    tick();
    posted(clinic, session, "undo-cancel");
    tick();
    tick();
    assertThat(subjects(reader)).hasSize(3);
    assertThat(subjects(reader).getLast()).startsWith("Not canceled: your appointment at Midtown");
    Mail letter = mailbox.getMailsSentTo(reader.address()).getLast();
    assertThat(letter.getText()).contains("ignore the cancellation").contains("take you home");
    assertThat(told(clinic, session)).contains("REINSTATEMENT SENT").contains("REMINDER PENDING");
  }

  @Test
  void unsentCancellationIsWithdrawnWithoutAWord() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(10));
    tick();
    posted(clinic, session, "cancel");
    planner.plan();
    posted(clinic, session, "undo-cancel");
    tick();
    assertThat(subjects(reader)).hasSize(1);
    assertThat(told(clinic, session))
        .contains("CANCELLATION SKIPPED CANCELLATION_UNDONE")
        .noneMatch(each -> each.startsWith("REINSTATEMENT"))
        .noneMatch(each -> each.startsWith("CHANGE"));
    posted(clinic, session, "cancel");
    posted(clinic, session, "undo-cancel");
    tick();
    assertThat(subjects(reader)).hasSize(1);
    assertThat(told(clinic, session).stream().filter("REMINDER PENDING"::equals)).hasSize(2);
  }

  @Test
  void sessionCanceledAgainIsNotCanceledTwiceInLetters() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(10));
    tick();
    posted(clinic, session, "cancel");
    tick();
    posted(clinic, session, "undo-cancel");
    planner.plan();
    posted(clinic, session, "cancel");
    tick();
    assertThat(subjects(reader)).hasSize(2);
  }

  @Test
  void undoneCheckInIsNotToldByMail() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(now().plus(Duration.ofHours(3)));
    tick();
    assertThat(subjects(reader)).hasSize(1);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    clinic
        .nurse
        .post("/api/sessions/" + session + "/undo-check-in", Map.of("reason", "the wrong patient"))
        .then()
        .statusCode(200);
    tick();
    assertThat(subjects(reader)).hasSize(1);
  }

  @Test
  void newTimeZoneOfClinicChangesNoLetter() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    clinic.change(
        "/api/clinics/" + clinic.clinicId,
        Map.of("timeZone", "America/Chicago", "keepWallTimes", true));
    tick();
    assertThat(subjects(reader)).hasSize(1);
    assertThat(told(clinic, session)).contains("REMINDER PENDING");
    tickAt(start.minus(Duration.ofDays(3)));
    assertThat(subjects(reader)).as("an hour later than in the old zone").hasSize(1);
    tickAt(start.minus(Duration.ofDays(3)).plus(Duration.ofHours(1)));
    assertThat(subjects(reader)).hasSize(2);
  }

  @Test
  void walkInGetsNoConfirmation() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID within = reader.booked(now().plus(Duration.ofMinutes(55)));
    Reader past = Reader.of(clinic);
    UUID before = clinic.aBookedSessionAt(past.patient(), 1, now().minus(Duration.ofMinutes(30)));
    tick();
    assertThat(told(clinic, within)).isEmpty();
    assertThat(told(clinic, before)).isEmpty();
    Reader later = Reader.of(clinic);
    UUID after = clinic.aBookedSessionAt(later.patient(), 1, now().plus(Duration.ofHours(5)));
    tick();
    assertThat(told(clinic, after)).containsExactly("CONFIRMATION SENT");
  }

  @Test
  void movedSessionIsAnnouncedAndOldReminderSkipped() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    moved(session);
    tick();
    tick();
    assertThat(subjects(reader)).hasSize(2);
    assertThat(subjects(reader).getLast()).startsWith("New time: your appointment at Midtown");
    assertThat(told(clinic, session))
        .containsExactlyInAnyOrder(
            "CONFIRMATION SENT",
            "CHANGE SENT",
            "REMINDER SKIPPED SESSION_MOVED",
            "REMINDER SKIPPED SESSION_MOVED",
            "REMINDER PENDING",
            "REMINDER PENDING");
    tickAt(start.minus(Duration.ofDays(1)));
    assertThat(subjects(reader)).hasSize(3);
  }

  @Test
  void changeOfChairAloneIsNoNewTime() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    clinic
        .scheduler
        .post(
            "/api/sessions/" + session + "/reschedule",
            Map.of("start", start.toString(), "chairId", clinic.chairIds.get(1)))
        .then()
        .statusCode(200);
    tick();
    assertThat(subjects(reader)).hasSize(1);
    tickAt(start.minus(Duration.ofDays(3)));
    assertThat(subjects(reader)).hasSize(2);
    assertThat(subjects(reader).getLast()).startsWith("Reminder: your appointment at Midtown");
  }

  @Test
  void timeMovedForthAndBackBeforeTheMailIsNoNews() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(10));
    tick();
    moved(session);
    planner.plan();
    changed(
        session,
        "starts_at = starts_at - interval '1 day', ends_at = ends_at - interval '1 day',"
            + " chair_free_at = chair_free_at - interval '1 day', scheduled_at = now()");
    tick();
    assertThat(subjects(reader)).hasSize(1);
  }

  @Test
  void sessionInClosedClinicIsNotReminded() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader all = Reader.of(clinic);
    Reader other = Reader.of(clinic);
    Instant start = inDays(10);
    UUID session = all.booked(start);
    UUID elsewhere = clinic.aBookedSessionAt(other.patient(), 1, start);
    tick();
    clinic
        .admin
        .post(
            "/api/clinics/" + clinic.clinicId + "/closures",
            Map.of(
                "chairId", clinic.chairIds.get(0),
                "from", start.minus(Duration.ofHours(2)).toString(),
                "until", start.plus(Duration.ofHours(2)).toString(),
                "reason", "water damage"))
        .then()
        .statusCode(201);
    tickAt(start.minus(Duration.ofDays(3)));
    assertThat(told(clinic, session)).contains("REMINDER SKIPPED CLINIC_CLOSED");
    assertThat(told(clinic, elsewhere)).contains("REMINDER SENT");
    clinic.closes(start.plus(Duration.ofMinutes(30)), start.plus(Duration.ofHours(3)), "storm");
    tickAt(start.minus(Duration.ofDays(1)));
    assertThat(told(clinic, elsewhere)).contains("REMINDER SKIPPED CLINIC_CLOSED");
    assertThat(subjects(all)).hasSize(1);
    assertThat(subjects(other)).hasSize(2);
    assertThat(withheld(session)).as("both of its reminders").isEqualTo(2);
    assertThat(withheld(elsewhere)).isEqualTo(1);
  }

  @Test
  void sessionOutsideNewHoursIsNotReminded() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    String closedOn = start.atZone(clinic.zone()).getDayOfWeek().name();
    clinic.change(
        "/api/clinics/" + clinic.clinicId,
        Map.of(
            "hours",
            TestClinic.hours("00:00", "00:00").stream()
                .filter(each -> !closedOn.equals(each.get("day")))
                .toList()));
    tickAt(start.minus(Duration.ofDays(3)));
    assertThat(told(clinic, session)).contains("REMINDER SKIPPED CLINIC_CLOSED");
    assertThat(subjects(reader)).hasSize(1);
  }

  /** How many events told staff that a notice of the session was kept back. */
  private int withheld(UUID session) throws SQLException {
    try (var connection = TestDatabase.shared().connectAsOwner();
        var query =
            connection.prepareStatement(
                "select count(*) from event where session_id = ? and type = 'ReminderWithheld'")) {
      query.setObject(1, session);
      var row = query.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void sessionMovedBeforeConfirmationIsConfirmedOnce() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(10));
    planner.plan();
    moved(session);
    tick();
    assertThat(subjects(reader)).hasSize(1);
    assertThat(subjects(reader).getFirst()).startsWith("Your appointment at Midtown");
  }

  @Test
  void canceledSessionIsAnnouncedOnce() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    calledOff(session);
    tick();
    tickAt(start.minus(Duration.ofHours(2)));
    assertThat(subjects(reader)).hasSize(2);
    assertThat(subjects(reader).getLast()).startsWith("Canceled: your appointment at Midtown");
    assertThat(told(clinic, session))
        .containsExactlyInAnyOrder(
            "CONFIRMATION SENT",
            "CANCELLATION SENT",
            "REMINDER SKIPPED SESSION_CALLED_OFF",
            "REMINDER SKIPPED SESSION_CALLED_OFF");
  }

  @Test
  void letterIsInThePatientsLanguageOrTheClinics() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader german = Reader.of(clinic);
    Reader english = Reader.of(clinic);
    clinic.scheduler.patch("/api/patients/" + german.patient(), Map.of("language", "de"));
    german.booked(inDays(10));
    clinic.aBookedSessionAt(english.patient(), 1, inDays(10));
    tick();
    assertThat(subjects(german).getFirst()).startsWith("Ihr Termin bei Midtown");
    assertThat(subjects(english).getFirst()).startsWith("Your appointment at Midtown");

    clinic.change("/api/clinics/" + clinic.clinicId, Map.of("patientLanguage", "de"));
    Reader unknown = Reader.of(clinic);
    clinic.scheduler.patch("/api/patients/" + english.patient(), Map.of("language", "en"));
    clinic.aBookedSessionAt(unknown.patient(), 0, inDays(12));
    clinic.aBookedSessionAt(english.patient(), 1, inDays(12));
    tick();
    assertThat(subjects(unknown).getFirst()).startsWith("Ihr Termin bei Midtown");
    assertThat(subjects(english).getLast()).startsWith("Your appointment at Midtown");
  }

  @Test
  void nobodyIsWrittenToAfterAPatientsDeath() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    String patient = "/api/patients/" + reader.patient();
    clinic
        .nurse
        .request()
        .header("If-Match", clinic.nurse.get(patient).header("ETag"))
        .contentType("application/json")
        .body(Map.of())
        .post(patient + "/deaths")
        .then()
        .statusCode(201);
    tick();
    tickAt(start.minus(Duration.ofHours(2)));
    assertThat(subjects(reader)).hasSize(1);
    assertThat(told(clinic, session))
        .containsExactlyInAnyOrder(
            "CONFIRMATION SENT",
            "CANCELLATION SKIPPED DECEASED",
            "REMINDER SKIPPED SESSION_CALLED_OFF",
            "REMINDER SKIPPED SESSION_CALLED_OFF");
  }

  @Test
  void cancellationOfUnannouncedSessionIsSilent() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(10));
    planner.plan();
    calledOff(session);
    tick();
    assertThat(subjects(reader)).isEmpty();
  }

  @Test
  void sessionIsCheckedAgainBeforeReminder() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    // it changes after everything was planned, and nobody plans again before the reminder is due
    moved(session);
    ApplicationClock.at(start.minus(Duration.ofDays(3)), this::sendOnly);
    assertThat(subjects(reader)).hasSize(1);
    assertThat(told(clinic, session)).contains("REMINDER SKIPPED SESSION_MOVED");
  }

  @Test
  void startedSessionIsNotReminded() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    tickAt(start);
    assertThat(subjects(reader)).hasSize(1);
    assertThat(told(clinic, session)).contains("REMINDER SKIPPED SESSION_OVER");
  }

  @Test
  void patientWithoutAddressOrConsentGetsNoMail() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(10));
    planner.plan();
    clinic
        .scheduler
        .patch("/api/patients/" + reader.patient(), Map.of("reminders", "NONE"))
        .then()
        .statusCode(200);
    UUID other = clinic.aBookedSessionAt(clinic.aPatient(), 1, inDays(10));
    tick();
    assertThat(subjects(reader)).isEmpty();
    assertThat(told(clinic, session)).contains("CONFIRMATION SKIPPED PREFERS_NONE");
    assertThat(told(clinic, other)).contains("CONFIRMATION SKIPPED NO_ADDRESS");
  }

  @Test
  void reminderListIsForPlannersOfOrganization() {
    TestClinic clinic = TestClinic.open();
    String path = "/api/clinics/" + clinic.clinicId + "/reminders";
    clinic.nurse.get(path).then().statusCode(403);
    clinic.nobody.get(path).then().statusCode(401);
    TestClinic.open().scheduler.get(path).then().statusCode(404);
    clinic.admin.get(path + "?status=LOST").then().statusCode(400);
  }

  // ------------------------------------------------------------------ replicas and crashes

  private ReminderSender replica(MailTransport transport) {
    return new ReminderSender(mails, transactions, delivery, transport, time);
  }

  private void sendOnly() {
    try {
      replica(mail -> {}).send();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Long> byMessage(Queue<Mail> mails) {
    return mails.stream()
        .collect(
            Collectors.groupingBy(
                m -> String.valueOf(m.getHeaders().get("Message-ID")), Collectors.counting()));
  }

  @Test
  void twoReplicasSendEachMailOnce() throws Exception {
    TestClinic clinic = TestClinic.open();
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Reader reader = Reader.of(clinic);
      readers.add(reader);
      clinic.aBookedSessionAt(reader.patient(), 0, inDays(10 + i));
    }
    planner.plan();
    Queue<Mail> taken = new ConcurrentLinkedQueue<>();
    CountDownLatch together = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<?>> replicas = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        ReminderSender replica =
            replica(
                mail -> {
                  taken.add(mail);
                  rest(20);
                });
        replicas.add(
            threads.submit(
                () -> {
                  together.await();
                  replica.send();
                  return true;
                }));
      }
      together.countDown();
      for (Future<?> replica : replicas) {
        replica.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(taken.stream().map(m -> m.getTo().getFirst()))
        .containsAll(readers.stream().map(Reader::address).toList());
    assertThat(byMessage(taken).values()).containsOnly(1L);
  }

  private static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void crashedReplicasMailIsSentByAnother() throws Exception {
    sendOnly();
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(10));
    planner.plan();
    // it claims, and dies before it sends
    assertThat(replica(mail -> {}).claim()).isNotEmpty();
    Queue<Mail> taken = new ConcurrentLinkedQueue<>();
    replica(taken::add).send();
    assertThat(to(reader, taken)).isEmpty();
    ApplicationClock.at(
        now().plus(Duration.ofMinutes(11)),
        () -> {
          try {
            replica(taken::add).send();
            replica(taken::add).send();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(to(reader, taken)).hasSize(1);
    assertThat(told(clinic, session)).contains("CONFIRMATION SENT");
    assertThat(reminders(clinic, "?status=SENT").get(0).path("attempts").asInt()).isEqualTo(2);
  }

  private static List<Mail> to(Reader reader, Queue<Mail> mails) {
    return mails.stream().filter(m -> m.getTo().contains(reader.address())).toList();
  }

  @Test
  void resentMailKeepsItsMessageId() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(10));
    planner.plan();
    Queue<Mail> taken = new ConcurrentLinkedQueue<>();
    AtomicBoolean cut = new AtomicBoolean(true);
    ReminderSender replica =
        replica(
            mail -> {
              taken.add(mail);
              if (mail.getTo().contains(reader.address()) && cut.getAndSet(false)) {
                throw new IllegalStateException("the line was cut after the mail was taken");
              }
            });
    replica.send();
    assertThat(told(clinic, session)).contains("CONFIRMATION PENDING");
    ApplicationClock.at(
        now().plus(Duration.ofMinutes(2)),
        () -> {
          try {
            replica.send();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    List<Mail> mails = to(reader, taken);
    assertThat(mails).hasSize(2);
    assertThat(mails.get(0).getHeaders().get("Message-ID"))
        .isEqualTo(mails.get(1).getHeaders().get("Message-ID"));
    assertThat(told(clinic, session)).contains("CONFIRMATION SENT");
  }

  @Test
  void mailIsGivenUpAfterRepeatedRefusals() throws Exception {
    TestClinic clinic = TestClinic.open();
    Reader reader = Reader.of(clinic);
    UUID session = reader.booked(inDays(60));
    planner.plan();
    Queue<Mail> tried = new ConcurrentLinkedQueue<>();
    ReminderSender replica =
        replica(
            mail -> {
              tried.add(mail);
              if (mail.getTo().contains(reader.address())) {
                throw new IllegalStateException("no such mailbox");
              }
            });
    Instant start = now();
    for (int hour = 0; hour < 12; hour++) {
      ApplicationClock.at(
          start.plus(Duration.ofHours(hour)),
          () -> {
            try {
              replica.send();
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          });
    }
    assertThat(to(reader, tried)).hasSize(6);
    assertThat(told(clinic, session)).contains("CONFIRMATION FAILED NOT_TAKEN_BY_MAIL_SERVER");
  }
}
