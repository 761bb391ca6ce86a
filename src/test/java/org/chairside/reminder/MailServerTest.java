package org.chairside.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.some;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.chairside.ApplicationTest;
import org.chairside.Scratch;
import org.chairside.TestPorts;
import org.chairside.platform.Actor;
import org.chairside.platform.ApplicationClock;
import org.chairside.platform.transaction.Transactions;
import org.chairside.reminder.DueMails.Claimed;
import org.chairside.reminder.ScriptedMailServer.Script;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Letters to patients over real SMTP: what arrives, and what becomes of what the server refuses.
 */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the container fills the fields
class MailServerTest {

  private static final String FROM = "clinic@chairside.invalid";
  private static final String PASSWORD = "changeit";

  @Inject ReminderPlanner planner;
  @Inject ReminderDelivery delivery;
  @Inject Transactions transactions;
  @Inject DueMails mails;
  @Inject Clock time;
  @Inject Vertx vertx;
  @Inject Event<SentMail> sent;

  /** A patient with a booked session that is not told yet. */
  private record Reader(TestClinic clinic, String address, UUID session) {

    List<String> told() {
      return StreamSupport.stream(
              TestClinic.json(
                      clinic.scheduler.get(
                          "/api/clinics/"
                              + clinic.clinicId
                              + "/reminders?to="
                              + now().plusSeconds(5)))
                  .path("items")
                  .spliterator(),
              false)
          .map(
              each ->
                  each.path("status").asText()
                      + (each.path("why").isNull() ? "" : " " + each.path("why").asText())
                      + " "
                      + each.path("attempts").asInt())
          .toList();
    }
  }

  private Reader reader() throws SQLException {
    TestClinic clinic = TestClinic.open();
    String address = "reader-" + some() + "@example.org";
    UUID patient = clinic.aPatient(Map.of("email", address, "language", "de"));
    UUID session =
        clinic.aBookedSessionAt(patient, 0, TestClinic.minute(now().plus(Duration.ofDays(10))));
    planner.plan();
    return new Reader(clinic, address, session);
  }

  @BeforeEach
  void nobodyElseWaits() throws SQLException {
    new ReminderSender(mails, transactions, delivery, mail -> {}, time).send();
  }

  // ------------------------------------------------------------------ the client under test

  private static MailConfig config(int port) {
    return new MailConfig()
        .setHostname("localhost")
        .setPort(port)
        .setKeepAlive(false)
        .setStarttls(StartTLSOptions.OPTIONAL)
        .setLogin(LoginOption.DISABLED);
  }

  /** The application's mail server, set up as the settings of Quarkus would. */
  private MailServer server(MailConfig config) throws ReflectiveOperationException {
    Class<?> type = Class.forName("io.quarkus.mailer.runtime.MutinyMailerImpl");
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    ReactiveMailer mailer =
        (ReactiveMailer)
            constructor.newInstance(
                vertx,
                MailClient.create(vertx, config),
                null,
                FROM,
                null,
                false,
                List.of(),
                false,
                false,
                sent);
    return new MailServer(mailer, vertx.getDelegate(), Optional.of(FROM));
  }

  private void send(MailTransport transport) throws SQLException {
    new ReminderSender(mails, transactions, delivery, transport, time).send();
  }

  private void sendIn(Duration time, MailTransport transport) {
    Instant then = now().plus(time);
    ApplicationClock.at(
        then,
        () -> {
          try {
            send(transport);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static GreenMail greenMail(String protocol) {
    GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", protocol));
    mail.start();
    return mail;
  }

  private static List<String> messageIds(ScriptedMailServer server, Reader reader) {
    return server.mails().stream()
        .filter(mail -> mail.contains(reader.address()))
        .map(
            mail ->
                mail.lines()
                    .filter(line -> line.startsWith("Message-ID:"))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  // ------------------------------------------------------------------ what arrives

  @Test
  void letterArrivesWhole() throws Exception {
    GreenMail mail = greenMail(ServerSetup.PROTOCOL_SMTP);
    try {
      TestClinic clinic = TestClinic.open();
      String name = "Praxis Müller – Köln " + some();
      clinic.change("/api/clinics/" + clinic.clinicId, Map.of("name", name));
      String address = "reader-" + some() + "@example.org";
      UUID patient = clinic.aPatient(Map.of("email", address, "language", "de"));
      clinic.aBookedSessionAt(patient, 0, now().plus(Duration.ofDays(10)));
      planner.plan();
      send(server(config(mail.getSmtp().getPort())));
      MimeMessage[] all = mail.getReceivedMessages();
      assertThat(all).hasSize(1);
      MimeMessage letter = all[0];
      assertThat(letter.getFrom()[0]).hasToString(FROM);
      assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(address);
      assertThat(letter.getSubject()).startsWith("Ihr Termin bei " + name + " am ");
      assertThat(letter.getHeader("Subject")[0]).matches("\\p{ASCII}+");
      assertThat(letter.getHeader("Message-ID")).hasSize(1);
      assertThat(letter.getHeader("Message-ID")[0]).matches("<[0-9a-f-]{36}@chairside>");
      assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(letter.getHeader("Date")).hasSize(1);
      MimeMultipart parts = (MimeMultipart) letter.getContent();
      assertThat(parts.getContentType()).startsWith("multipart/alternative");
      assertThat(parts.getCount()).isEqualTo(2);
      for (int i = 0; i < 2; i++) {
        BodyPart part = parts.getBodyPart(i);
        assertThat(part.getContentType().toLowerCase(java.util.Locale.ROOT))
            .startsWith(i == 0 ? "text/plain" : "text/html")
            .contains("utf-8");
        assertThat((String) part.getContent()).contains(name).contains("nächsten Tag");
      }
    } finally {
      mail.stop();
    }
  }

  // ------------------------------------------------------------------ refusals

  @Test
  void refusedAddressFailsForGoodAndStaffAreTold() throws Exception {
    try (ScriptedMailServer mail =
        new ScriptedMailServer(Script.WILLING.answering("550 5.1.1 no such mailbox"))) {
      Reader reader = reader();
      MailServer transport = server(config(mail.port()));
      send(transport);
      assertThat(reader.told()).containsExactly("FAILED ADDRESS_REFUSED 1");
      mail.follow(Script.WILLING);
      sendIn(Duration.ofHours(2), transport);
      assertThat(messageIds(mail, reader)).isEmpty();
      assertThat(reader.clinic().session(reader.session()).path("events").findValuesAsText("type"))
          .contains("ReminderFailed");
      assertThat(reader.clinic().session(reader.session()).toString())
          .doesNotContain(reader.address());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"451 4.7.1 come back later", "550 5.7.1 relaying denied"})
  void whatMayPassIsRetriedWithTheSameMessageId(String answer) throws Exception {
    try (ScriptedMailServer mail = new ScriptedMailServer(Script.WILLING.answering(answer))) {
      Reader reader = reader();
      MailServer transport = server(config(mail.port()));
      send(transport);
      send(transport);
      assertThat(reader.told()).containsExactly("PENDING 1");
      mail.follow(Script.WILLING);
      sendIn(Duration.ofSeconds(50), transport);
      assertThat(messageIds(mail, reader)).isEmpty();
      sendIn(Duration.ofSeconds(70), transport);
      assertThat(messageIds(mail, reader)).hasSize(1);
      assertThat(reader.told()).containsExactly("SENT 2");
    }
  }

  @Test
  void unreachableServerIsTriedAgain() throws Exception {
    int nobody = TestPorts.take();
    Reader reader = reader();
    send(server(config(nobody)));
    assertThat(reader.told()).containsExactly("PENDING 1");
  }

  @Test
  void refusedSignInFailsNobodysLetter() throws Exception {
    GreenMail mail = greenMail(ServerSetup.PROTOCOL_SMTP);
    try {
      mail.setUser("clinic@chairside.invalid", "clinic", "right");
      MailConfig config =
          config(mail.getSmtp().getPort()).setLogin(LoginOption.REQUIRED).setUsername("clinic");
      Reader reader = reader();
      send(server(new MailConfig(config).setPassword("wrong")));
      assertThat(mail.getReceivedMessages()).isEmpty();
      assertThat(reader.told()).containsExactly("PENDING 1");
      sendIn(Duration.ofMinutes(2), server(new MailConfig(config).setPassword("right")));
      assertThat(mail.getReceivedMessages()).hasSize(1);
      assertThat(reader.told()).containsExactly("SENT 2");
    } finally {
      mail.stop();
    }
  }

  // ------------------------------------------------------------------ TLS

  private static Path keys() throws Exception {
    Path keys = Scratch.directory("mail").resolve("mail.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return keys;
  }

  private static SSLContext context(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void requiredTlsIsUsedWithATrustedCertificate() throws Exception {
    Path keys = keys();
    try (ScriptedMailServer mail = new ScriptedMailServer(Script.WILLING.offering(context(keys)))) {
      MailConfig config = config(mail.port()).setStarttls(StartTLSOptions.REQUIRED);
      Reader reader = reader();
      send(server(new MailConfig(config)));
      assertThat(mail.mails()).as("an unknown certificate is not trusted").isEmpty();
      assertThat(reader.told()).containsExactly("PENDING 1");
      PfxOptions trusted = new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD);
      sendIn(Duration.ofMinutes(2), server(new MailConfig(config).setTrustOptions(trusted)));
      assertThat(messageIds(mail, reader)).hasSize(1);
      assertThat(reader.told()).containsExactly("SENT 2");
    }
  }

  @Test
  void nothingIsSentInClearWhereTlsIsRequired() throws Exception {
    try (ScriptedMailServer mail = new ScriptedMailServer(Script.WILLING)) {
      Reader reader = reader();
      send(server(config(mail.port()).setStarttls(StartTLSOptions.REQUIRED)));
      assertThat(mail.commands()).isNotEmpty().noneMatch(each -> each.startsWith("MAIL"));
      assertThat(mail.mails()).isEmpty();
      assertThat(reader.told()).containsExactly("PENDING 1");
    }
  }

  // ------------------------------------------------------------------ between yes and commit

  @Test
  void lostYesLeadsToTheSameLetterAgainAndNoThird() throws Exception {
    try (ScriptedMailServer mail = new ScriptedMailServer(Script.WILLING.hangingUp())) {
      Reader reader = reader();
      MailServer transport = server(config(mail.port()));
      send(transport);
      assertThat(reader.told()).containsExactly("PENDING 1");
      mail.follow(Script.WILLING);
      sendIn(Duration.ofMinutes(2), transport);
      sendIn(Duration.ofHours(1), transport);
      assertThat(messageIds(mail, reader)).hasSize(2);
      assertThat(messageIds(mail, reader)).containsOnly(messageIds(mail, reader).getFirst());
      // Rarely the client lends the lost connection once more: that attempt reaches nobody.
      assertThat(reader.told()).singleElement().asString().matches("SENT [23]");
    }
  }

  @Test
  void crashAfterTheYesLeadsToTheSameLetterAgainAndNoThird() throws Exception {
    try (ScriptedMailServer mail = new ScriptedMailServer(Script.WILLING)) {
      Reader reader = reader();
      MailServer transport = server(config(mail.port()));
      ReminderSender dying = new ReminderSender(mails, transactions, delivery, transport, time);
      for (Claimed claimed : dying.claim()) {
        dies(claimed, transport);
      }
      assertThat(messageIds(mail, reader)).hasSize(1);
      send(transport);
      assertThat(messageIds(mail, reader)).as("the claim holds").hasSize(1);
      sendIn(Duration.ofMinutes(11), transport);
      sendIn(Duration.ofHours(1), transport);
      assertThat(messageIds(mail, reader)).hasSize(2);
      assertThat(messageIds(mail, reader)).containsOnly(messageIds(mail, reader).getFirst());
      assertThat(reader.told()).containsExactly("SENT 2");
    }
  }

  /** The mail is out, and the process is gone before its commit. */
  private void dies(Claimed claimed, MailTransport transport) {
    try {
      transactions.run(
          Actor.system(claimed.organizationId()),
          () ->
              delivery.deliver(
                  claimed.mailId(),
                  mail -> {
                    transport.send(mail);
                    throw new IllegalStateException("killed");
                  }));
    } catch (IllegalStateException killed) {
      assertThat(killed).hasMessage("killed");
    }
  }
}
