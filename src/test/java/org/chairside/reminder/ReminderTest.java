package org.chairside.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.ward.Ward.now;
import static org.chairside.ward.Ward.some;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.restassured.response.Response;
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
import org.chairside.platform.WardClock;
import org.chairside.platform.transaction.Transactions;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** A patient hears of every appointment, of its changes and shortly before it, once. */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the container fills the fields
class ReminderTest {

  @Inject ReminderClock clock;
  @Inject ReminderPlanner planner;
  @Inject ReminderDesk desk;
  @Inject Transactions transactions;
  @Inject AgroalDataSource database;
  @Inject Clock time;
  @Inject MockMailbox mailbox;

  // ------------------------------------------------------------------ the ward

  /** Somebody with an address of their own, and what they were sent. */
  private record Reader(Ward ward, UUID patient, String address) {

    static Reader of(Ward ward) {
      String address = "reader-" + some() + "@example.org";
      return new Reader(ward, ward.aPatient(Map.of("email", address)), address);
    }

    UUID booked(Instant start) {
      return ward.aBookedSessionAt(patient, 0, start);
    }
  }

  private static Instant inDays(int days) {
    return now().plus(Duration.ofDays(days));
  }

  private List<String> subjects(Reader reader) {
    return mailbox.getMailsSentTo(reader.address()).stream().map(Mail::getSubject).toList();
  }

  private void tick() throws SQLException {
    clock.tick();
  }

  private void tickAt(Instant moment) {
    WardClock.at(
        moment,
        () -> {
          try {
            clock.tick();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static JsonNode reminders(Ward ward, String query) {
    Response answer = ward.scheduler.get("/api/clinics/" + ward.clinicId + "/reminders" + query);
    answer.then().statusCode(200);
    return Ward.json(answer).path("items");
  }

  private static List<String> told(Ward ward, UUID session) {
    List<String> told = new ArrayList<>();
    reminders(ward, "")
        .forEach(
            each -> {
              if (each.path("sessionId").asText().equals(session.toString())) {
                String why = each.path("why").isNull() ? "" : " " + each.path("why").asText();
                told.add(each.path("kind").asText() + " " + each.path("status").asText() + why);
              }
            });
    return told;
  }

  /** What moving or calling off does to a session, as the booking desk does it. */
  private void changed(UUID session, String what) throws SQLException {
    try (var connection = database.getConnection();
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
  void aSeriesBookedAtOnceIsConfirmedInOneMail() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    UUID course = ward.aCourseFor(reader.patient());
    List<Map<String, Object>> places = new ArrayList<>();
    for (int day : List.of(10, 13, 16)) {
      places.add(Ward.place(inDays(day), ward.chairIds.getFirst()));
    }
    ward.scheduler
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
    JsonNode planned = reminders(ward, "");
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
    assertThat(reminders(ward, "?status=SENT")).hasSize(3);
    assertThat(reminders(ward, "?status=PENDING&to=" + inDays(8))).hasSize(1);
    assertThat(reminders(ward, "?from=" + inDays(8))).hasSize(5);
  }

  @Test
  void aReminderGoesOutAtEachLeadTimeAndOnlyThen() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
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
  void whatLiesWithinTheLeadTimeIsNotRemindedOf() throws Exception {
    Ward ward = Ward.open();
    UUID session = Reader.of(ward).booked(now().plus(Duration.ofHours(30)));
    tick();
    assertThat(told(ward, session)).containsExactly("CONFIRMATION SENT", "REMINDER PENDING");
  }

  @Test
  void whoWalksInGetsNoConfirmation() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    UUID within = reader.booked(now().plus(Duration.ofMinutes(55)));
    Reader past = Reader.of(ward);
    UUID before = ward.aBookedSessionAt(past.patient(), 1, now().minus(Duration.ofMinutes(30)));
    tick();
    assertThat(told(ward, within)).isEmpty();
    assertThat(told(ward, before)).isEmpty();
    Reader later = Reader.of(ward);
    UUID after = ward.aBookedSessionAt(later.patient(), 1, now().plus(Duration.ofHours(5)));
    tick();
    assertThat(told(ward, after)).containsExactly("CONFIRMATION SENT");
  }

  @Test
  void aSessionThatMovesIsToldAnewAndItsOldRemindersAreNotSent() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    moved(session);
    tick();
    tick();
    assertThat(subjects(reader)).hasSize(2);
    assertThat(subjects(reader).getLast()).startsWith("New time: your appointment at Midtown");
    assertThat(told(ward, session))
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
  void whoseConfirmationWasNeverSentIsConfirmedAtTheNewTime() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    UUID session = reader.booked(inDays(10));
    planner.plan();
    moved(session);
    tick();
    assertThat(subjects(reader)).hasSize(1);
    assertThat(subjects(reader).getFirst()).startsWith("Your appointment at Midtown");
  }

  @Test
  void aSessionCalledOffIsToldOnceAndNotRemindedOf() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    calledOff(session);
    tick();
    tickAt(start.minus(Duration.ofHours(2)));
    assertThat(subjects(reader)).hasSize(2);
    assertThat(subjects(reader).getLast()).startsWith("Called off: your appointment at Midtown");
    assertThat(told(ward, session))
        .containsExactlyInAnyOrder(
            "CONFIRMATION SENT",
            "CANCELLATION SENT",
            "REMINDER SKIPPED SESSION_CALLED_OFF",
            "REMINDER SKIPPED SESSION_CALLED_OFF");
  }

  @Test
  void whoNeverHeardOfASessionNeedNotHearThatItIsOff() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    UUID session = reader.booked(inDays(10));
    planner.plan();
    calledOff(session);
    tick();
    assertThat(subjects(reader)).isEmpty();
  }

  @Test
  void theSessionIsLookedAtOnceMoreRightBeforeItsReminder() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    // it changes after everything was planned, and nobody plans anew before the reminder is due
    moved(session);
    WardClock.at(start.minus(Duration.ofDays(3)), this::sendOnly);
    assertThat(subjects(reader)).hasSize(1);
    assertThat(told(ward, session)).contains("REMINDER SKIPPED SESSION_MOVED");
  }

  @Test
  void aReminderOfWhatHasBegunIsNotSent() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    Instant start = inDays(10);
    UUID session = reader.booked(start);
    tick();
    tickAt(start);
    assertThat(subjects(reader)).hasSize(1);
    assertThat(told(ward, session)).contains("REMINDER SKIPPED SESSION_OVER");
  }

  @Test
  void whoWantsNoneOrHasNoAddressGetsNone() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    UUID session = reader.booked(inDays(10));
    planner.plan();
    ward.scheduler
        .patch("/api/patients/" + reader.patient(), Map.of("reminders", "NONE"))
        .then()
        .statusCode(200);
    UUID other = ward.aBookedSessionAt(ward.aPatient(), 1, inDays(10));
    tick();
    assertThat(subjects(reader)).isEmpty();
    assertThat(told(ward, session)).contains("CONFIRMATION SKIPPED PREFERS_NONE");
    assertThat(told(ward, other)).contains("CONFIRMATION SKIPPED NO_ADDRESS");
  }

  @Test
  void theListIsForWhoPlansAndOfTheOwnOrganization() {
    Ward ward = Ward.open();
    String path = "/api/clinics/" + ward.clinicId + "/reminders";
    ward.nurse.get(path).then().statusCode(403);
    ward.nobody.get(path).then().statusCode(401);
    Ward.open().scheduler.get(path).then().statusCode(404);
    ward.admin.get(path + "?status=LOST").then().statusCode(400);
  }

  // ------------------------------------------------------------------ replicas and crashes

  private ReminderSender replica(Post post) {
    return new ReminderSender(database, transactions, desk, post, time);
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
    Ward ward = Ward.open();
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Reader reader = Reader.of(ward);
      readers.add(reader);
      ward.aBookedSessionAt(reader.patient(), 0, inDays(10 + i));
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
  void whatACrashedReplicaHadClaimedIsSentByAnother() throws Exception {
    sendOnly();
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
    UUID session = reader.booked(inDays(10));
    planner.plan();
    // it claims, and dies before it sends
    assertThat(replica(mail -> {}).claim()).isNotEmpty();
    Queue<Mail> taken = new ConcurrentLinkedQueue<>();
    replica(taken::add).send();
    assertThat(to(reader, taken)).isEmpty();
    WardClock.at(
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
    assertThat(told(ward, session)).contains("CONFIRMATION SENT");
    assertThat(reminders(ward, "?status=SENT").get(0).path("attempts").asInt()).isEqualTo(2);
  }

  private static List<Mail> to(Reader reader, Queue<Mail> mails) {
    return mails.stream().filter(m -> m.getTo().contains(reader.address())).toList();
  }

  @Test
  void aMailOfWhichTheServersWordWasLostIsSentAgainAsTheSame() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
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
    assertThat(told(ward, session)).contains("CONFIRMATION PENDING");
    WardClock.at(
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
    assertThat(told(ward, session)).contains("CONFIRMATION SENT");
  }

  @Test
  void aMailThatIsRefusedAgainAndAgainIsGivenUpAndSaidSo() throws Exception {
    Ward ward = Ward.open();
    Reader reader = Reader.of(ward);
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
      WardClock.at(
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
    assertThat(told(ward, session)).contains("CONFIRMATION FAILED NOT_TAKEN_BY_MAIL_SERVER");
  }
}
