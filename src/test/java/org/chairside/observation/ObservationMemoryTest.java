package org.chairside.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.testclinic.TestClinic;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of a session is what a query would read, whatever happened meanwhile. */
@ApplicationTest
class ObservationMemoryTest {

  @Inject EntityManager database;
  @Inject ObservationMemory memory;
  @Inject Transactions transactions;

  private TestClinic clinic;
  private UUID session;

  @BeforeEach
  void sessionWithTwoSets() {
    clinic = TestClinic.open();
    session = clinic.aRunningSessionSince(Duration.ofMinutes(10));
    clinic.chart(session, set(now().minusSeconds(120), Map.of("systolic", 121)));
    clinic.chart(session, set(now().minusSeconds(60), Map.of("systolic", 122)));
  }

  @Test
  void onlyWhatIsNewIsReadAgain() throws SQLException {
    List<Observation> first = read(session);
    List<Observation> again = read(session);
    clinic.chart(session, set(now(), Map.of("systolic", 123)));
    List<Observation> later = read(session);

    assertThat(systolics(first)).endsWith(121, 122);
    assertSame(again, first);
    assertThat(systolics(later)).endsWith(121, 122, 123);
    assertSame(later.subList(0, first.size()), first);
  }

  @Test
  void setsAreInOrderOfTheirTimes() throws SQLException {
    read(session);
    clinic.chart(session, set(now().minusSeconds(90), Map.of("systolic", 119)));

    assertThat(systolics(read(session))).endsWith(121, 119, 122);
  }

  @Test
  void setOfRolledBackTransactionIsForgotten() throws SQLException {
    List<Observation> before = read(session);
    assertThatThrownBy(
            () ->
                transactions.run(
                    actor(session),
                    () -> {
                      insert(session, UUID.randomUUID(), 190);
                      assertThat(systolics(readNow(session))).contains(190);
                      throw new IllegalStateException("changed its mind");
                    }))
        .hasMessageContaining("changed its mind");
    assertThat(read(session)).hasSameSizeAs(before);

    clinic.chart(session, set(now(), Map.of("systolic", 124)));
    assertThat(systolics(read(session))).doesNotContain(190).endsWith(121, 122, 124);
  }

  @Test
  void setWithAnEarlierIdIsRead() throws SQLException {
    read(session);
    transactions.run(actor(session), () -> insert(session, new UUID(0x1000L, 1), 125));

    assertThat(systolics(read(session))).contains(121, 122, 125);
    assertThat(systolics(read(session))).contains(121, 122, 125);
  }

  @Test
  void sessionsAreReadTogether() throws SQLException {
    read(session);
    UUID booked = clinic.aBookedSessionFor(clinic.aPatient(), 1);
    clinic.chart(session, set(now(), Map.of("systolic", 130)));

    Map<UUID, List<Observation>> all =
        transactions.call(actor(session), () -> readNow(List.of(booked, session)));

    assertThat(systolics(all.getOrDefault(session, List.of()))).endsWith(121, 122, 130);
    assertThat(all.get(booked)).isEmpty();
  }

  @Test
  void anotherOrganizationSeesNothingOfWhatIsRemembered() throws SQLException {
    List<Observation> own = read(session);
    UUID stranger = TestClinic.open().aRunningSession();

    assertThat(transactions.call(actor(stranger), () -> readNow(List.of(session))).get(session))
        .isEmpty();
    assertThat(systolics(read(session))).isEqualTo(systolics(own));
  }

  /** The very objects: they were not read again. */
  private static void assertSame(List<Observation> some, List<Observation> others) {
    assertThat(some).hasSameSizeAs(others);
    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i)).isSameAs(others.get(i));
    }
  }

  private static List<Integer> systolics(List<Observation> observations) {
    return observations.stream().map(each -> each.vitals().systolic()).toList();
  }

  private static Actor actor(UUID session) throws SQLException {
    return Actor.system(TestDatabase.shared().organizationOf(session));
  }

  private List<Observation> read(UUID id) throws SQLException {
    return transactions.call(actor(id), () -> readNow(id));
  }

  private List<Observation> readNow(UUID id) {
    return Objects.requireNonNull(readNow(List.of(id)).get(id));
  }

  private Map<UUID, List<Observation>> readNow(List<UUID> sessions) {
    return database
        .unwrap(Session.class)
        .doReturningWork(connection -> readNow(connection, sessions));
  }

  private Map<UUID, List<Observation>> readNow(Connection connection, List<UUID> sessions)
      throws SQLException {
    ObservationMemory.Asked asked = memory.ask(sessions);
    try (PreparedStatement query = connection.prepareStatement(ObservationMemory.SELECT)) {
      asked.bind(query, 1, Actor.current().organizationId());
      try (ResultSet row = query.executeQuery()) {
        return asked.read(row);
      }
    }
  }

  private void insert(UUID id, UUID observation, int systolic) {
    database
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement insert =
                  connection.prepareStatement(
                      """
                      insert into observation (organization_id, id, session_id, taken_at,
                        recorded_at, source, systolic, implausible, entered_late, retracted)
                      values (?, ?, ?, now(), now(), 'CHAIR', ?, '[]', false, false)
                      """)) {
                insert.setObject(1, Actor.current().organizationId());
                insert.setObject(2, observation);
                insert.setObject(3, id);
                insert.setInt(4, systolic);
                insert.executeUpdate();
              }
            });
  }
}
