package org.chairside.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chairside.ApplicationTest;
import org.chairside.flag.FlagRegister.Charted;
import org.chairside.flag.FlagRegister.FlagTouched;
import org.chairside.flag.FlagRegister.Judged;
import org.chairside.message.Message;
import org.chairside.monitoring.Finding;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ShippedProtocols;
import org.chairside.platform.Actor;
import org.chairside.platform.event.CommittedMeters;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.transaction.Transactions;
import org.chairside.session.Sessions;
import org.chairside.testclinic.TestClinic;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator's counters tell of flags. */
@ApplicationTest
@SuppressWarnings("NullAway.Init") // the container fills the fields
class FlagMetersTest {

  private static final Protocol PROTOCOL = ShippedProtocols.load("ketamine-standard");
  private static final Instant DUE = Instant.parse("2026-03-02T14:00:00Z");

  @Inject Flags flags;
  @Inject Sessions sessions;
  @Inject EventLog events;
  @Inject Transactions transactions;
  @Inject Clock clock;
  @Inject Event<FlagTouched> touched;
  @Inject MeterRegistry exposed;

  /** The application's own counts what the clock finds meanwhile in others' sessions. */
  private final MeterRegistry own = new SimpleMeterRegistry();

  private TestClinic clinic;
  private Actor system;
  private UUID session;
  private FlagRegister register;

  @BeforeEach
  void aSession() {
    clinic = TestClinic.open();
    system = Actor.system(UUID.fromString(clinic.admin.get("/api/me").path("organization.id")));
    session = clinic.aRunningSession();
    FlagUpdater updater =
        new FlagUpdater(flags, events, new FlagMeters(new CommittedMeters(events, own)));
    register = new FlagRegister(flags, sessions, updater, clock, touched);
  }

  private static Finding overdue(Severity severity, Instant due) {
    return byTime("vitals-overdue", severity, due);
  }

  private static Finding byTime(String rule, Severity severity, Instant due) {
    return new Finding(
        rule, severity, due, List.of(), Message.verbatim(rule), true, null, List.of());
  }

  private record Found(List<Finding> findings) implements Judged {

    @Override
    public Protocol protocol() {
      return PROTOCOL;
    }

    @Override
    public boolean wasMetByTime(String rule, Instant at) {
      return true;
    }
  }

  private static final class NothingCharted implements Charted {

    @Override
    public boolean mayHaveFlags() {
      return true;
    }

    @Override
    public Evidence evidence(UUID id, Severity severity) {
      throw new IllegalStateException("nothing is charted");
    }

    @Override
    public List<UUID> unchanged(UUID id, Set<VitalSign> signs) {
      return List.of();
    }

    @Override
    public boolean isEnteredLate(UUID id) {
      return false;
    }
  }

  private void finds(Finding... findings) {
    transactions.run(system, () -> reconcile(findings));
  }

  private void reconcile(Finding... findings) {
    register.reconcile(sessions.lock(session), new Found(List.of(findings)), new NothingCharted());
  }

  private double count(String meter, String... tags) {
    return own.get(meter).tags(tags).counter().count();
  }

  private double raised(String severity) {
    return count("chairside.flags.raised", "severity", severity);
  }

  @Test
  void raisedAndWorsenedFlagsAreCountedBySeverity() {
    finds(overdue(Severity.WARNING, DUE));
    assertThat(raised("warning")).isEqualTo(1);
    finds(overdue(Severity.WARNING, DUE));
    assertThat(raised("warning")).as("the same again").isEqualTo(1);
    finds(overdue(Severity.CRITICAL, DUE));
    assertThat(count("chairside.flags.worsened", "severity", "critical")).isEqualTo(1);
    assertThat(raised("critical")).isZero();
    assertThat(raised("advisory")).isZero();
  }

  @Test
  void rolledBackWorkCountsNothing() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    system,
                    () -> {
                      reconcile(overdue(Severity.WARNING, DUE));
                      throw new IllegalStateException("refused at the end");
                    }))
        .hasMessageContaining("refused");
    assertThat(raised("warning")).isZero();
    assertThat(count("chairside.sets.overdue")).isZero();
  }

  @Test
  void workThatIsTriedAgainCountsOnce() {
    AtomicInteger attempts = new AtomicInteger();
    transactions.run(
        system,
        () -> {
          reconcile(overdue(Severity.WARNING, DUE));
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException(new SQLException("deadlock", "40P01"));
          }
        });
    assertThat(attempts).hasValue(2);
    assertThat(raised("warning")).isEqualTo(1);
    assertThat(count("chairside.sets.overdue")).isEqualTo(1);
  }

  @Test
  void eachOverdueSetIsCountedOnce() {
    finds(overdue(Severity.WARNING, DUE));
    finds(overdue(Severity.WARNING, DUE));
    finds(overdue(Severity.CRITICAL, DUE));
    assertThat(count("chairside.sets.overdue")).isEqualTo(1);
    finds(overdue(Severity.WARNING, DUE.plusSeconds(600)));
    assertThat(count("chairside.sets.overdue")).isEqualTo(2);
  }

  @Test
  void infusionThatRunsOverIsNoOverdueSet() {
    finds(byTime("infusion-overrun", Severity.WARNING, DUE));
    assertThat(raised("warning")).isEqualTo(1);
    assertThat(count("chairside.sets.overdue")).isZero();
  }

  @Test
  void timeUntilFlagIsAcknowledgedIsMeasured() {
    Timer critical = timer("critical");
    long before = critical.count();
    double total = critical.totalTime(TimeUnit.SECONDS);
    UUID flag = aCriticalFlag();
    clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(200);
    assertThat(critical.count()).isEqualTo(before + 1);
    assertThat(critical.totalTime(TimeUnit.SECONDS) - total).isBetween(0.0, 60.0);

    clinic.nurse.post("/api/flags/" + flag + "/acknowledge").then().statusCode(409);
    resolve(flag);
    assertThat(critical.count()).as("it was answered before").isEqualTo(before + 1);
  }

  @Test
  void flagResolvedAtOnceIsAnswered() {
    long before = timer("critical").count();
    resolve(aCriticalFlag());
    assertThat(timer("critical").count()).isEqualTo(before + 1);
  }

  @Test
  void escalationToNobodyNamedIsTold() {
    Counter unnamed =
        exposed
            .get("chairside.flags.escalated")
            .tags("recipient", "clinician-on-duty", "fallback", "true")
            .counter();
    double before = unnamed.count();
    // A nurse's acknowledgment of a critical flag tells the clinician on duty at once.
    clinic.nurse.post("/api/flags/" + aCriticalFlag() + "/acknowledge").then().statusCode(200);
    assertThat(unnamed.count()).as("nobody is on a roster").isGreaterThanOrEqualTo(before + 1);
  }

  private Timer timer(String severity) {
    return exposed.get("chairside.flags.time.to.acknowledge").tag("severity", severity).timer();
  }

  private UUID aCriticalFlag() {
    clinic.chart(session, TestClinic.set(TestClinic.now(), Map.of("systolic", 190)));
    return UUID.fromString(clinic.session(session).path("flags").path(0).path("id").asText());
  }

  private void resolve(UUID flag) {
    clinic
        .clinician
        .post("/api/flags/" + flag + "/resolve", Map.of("disposition", "CONTINUE"))
        .then()
        .statusCode(200);
  }
}
