package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor;
import org.chairside.platform.transaction.Transactions;
import org.chairside.staff.StaffAccounts;
import org.chairside.testclinic.TestClinic;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;

/** Which organization's rows the pool's connections see, from one piece of work to the next. */
@ApplicationTest
class RowScopesTest {

  private static final String SEEN =
      "select coalesce(string_agg(id::text, ''), '') from organization";

  @Inject AgroalDataSource pool;
  @Inject Transactions transactions;
  @Inject EntityManager entities;
  @Inject StaffAccounts accounts;
  @Inject OneOrganization oneOrganization;
  @Inject EveryOrganization everyOrganization;

  private static String ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  /** A connection of the driver that notes what is sent over it. */
  private static BaseConnection noting(Connection real, List<String> sent) {
    Object noting =
        Proxy.newProxyInstance(
            RowScopesTest.class.getClassLoader(),
            new Class<?>[] {BaseConnection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("unwrap")) {
                return proxy;
              }
              if (method.getName().equals("prepareStatement")) {
                sent.add("statement");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return (BaseConnection) noting;
  }

  @Test
  void closedConnectionIsSaidByItsFirstStatementAndKeepsNoPlace() throws SQLException {
    int places = pool.getConfiguration().connectionPoolConfiguration().maxSize();
    for (int i = 0; i <= places; i++) {
      try (Connection lent = pool.getConnection()) {
        lent.unwrap(BaseConnection.class).abort(Runnable::run);
      }
      try (Connection next = pool.getConnection()) {
        ask(next, SEEN);
      } catch (SQLException closed) {
        assertThat(closed.getSQLState()).startsWith("08");
      }
    }
    try (Connection again = pool.getConnection()) {
      assertThat(ask(again, SEEN)).isEmpty();
    }
  }

  @Test
  void onlyConnectionThatChangesHandsCostsStatement() throws SQLException {
    UUID first = accounts.found("First");
    UUID second = accounts.found("Second");
    var scopes = new RowScopes();
    List<String> sent = new ArrayList<>();
    try (Connection real = TestDatabase.shared().connect()) {
      Connection connection = noting(real, sent);
      scopes.onConnectionAcquire(connection);
      assertThat(sent).as("a new connection is nobody's").isEmpty();

      RowScope.of(first).during(() -> acquired(scopes, connection));
      assertThat(sent).hasSize(1);
      RowScope.of(first).during(() -> acquired(scopes, connection));
      assertThat(sent).as("the same organization again").hasSize(1);
      assertThat(ask(real, SEEN)).isEqualTo(first.toString());

      RowScope.of(second).during(() -> acquired(scopes, connection));
      assertThat(sent).hasSize(2);
      assertThat(ask(real, SEEN)).isEqualTo(second.toString());

      scopes.onConnectionAcquire(connection);
      assertThat(ask(real, SEEN)).isEmpty();
    }
  }

  private static boolean acquired(RowScopes scopes, Connection connection) {
    scopes.onConnectionAcquire(connection);
    return true;
  }

  /** The pool begins a transaction before it lends the connection for it. */
  @Test
  void scopeOutlivesRollback() throws SQLException {
    UUID first = accounts.found("First");
    UUID second = accounts.found("Second");
    var scopes = new RowScopes();
    try (Connection connection = TestDatabase.shared().connect()) {
      for (UUID organization : List.of(first, second, first)) {
        connection.setAutoCommit(false);
        RowScope.of(organization).during(() -> acquired(scopes, connection));
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(ask(connection, SEEN)).isEqualTo(organization.toString());
        connection.rollback();
        assertThat(ask(connection, SEEN))
            .as("after the rollback")
            .isEqualTo(organization.toString());
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  @Test
  void connectionWithinTransactionIsGivenUp() throws SQLException {
    var scopes = new RowScopes();
    try (Connection connection = TestDatabase.shared().connectFor(UUID.randomUUID())) {
      connection.setAutoCommit(false);
      ask(connection, SEEN);
      RowScope.of(UUID.randomUUID()).during(() -> acquired(scopes, connection));
      assertThatThrownBy(() -> ask(connection, SEEN))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08003"));
    }
  }

  @Test
  void reusedConnectionsShowTheirWorksRowsAlone() throws SQLException {
    UUID first = accounts.found("First");
    UUID second = accounts.found("Second");
    Map<String, Integer> uses = new HashMap<>();
    for (int round = 0; round < 20; round++) {
      UUID organization = round % 2 == 0 ? first : second;
      boolean rolledBack = round % 3 == 0;
      String process =
          transacted(
              organization,
              rolledBack,
              () -> {
                assertThat(entities.createNativeQuery(SEEN).getSingleResult())
                    .isEqualTo(organization.toString());
                return entities
                    .createNativeQuery("select pg_backend_pid()")
                    .getSingleResult()
                    .toString();
              });
      uses.merge(process, 1, Integer::sum);
      try (Connection nobodys = pool.getConnection()) {
        assertThat(ask(nobodys, SEEN)).isEmpty();
      }
      try (Connection plain = oneOrganization.connect(second)) {
        assertThat(ask(plain, SEEN)).isEqualTo(second.toString());
      }
    }
    assertThat(uses.values()).as("a connection was lent again").anyMatch(times -> times > 1);
  }

  private interface Work {
    String done();
  }

  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String result;

    TakenBack(String result) {
      this.result = result;
    }
  }

  private String transacted(UUID organization, boolean rolledBack, Work work) {
    try {
      return transactions.call(
          Actor.system(organization),
          () -> {
            String result = work.done();
            if (rolledBack) {
              throw new TakenBack(result);
            }
            return result;
          });
    } catch (TakenBack taken) {
      return taken.result;
    }
  }

  @Test
  void workOfOneOrganizationGetsNoConnectionOfOthers() {
    UUID ours = UUID.randomUUID();
    transactions.run(
        Actor.system(ours),
        () -> {
          assertThatThrownBy(() -> everyOrganization.connect())
              .isInstanceOf(IllegalStateException.class);
          assertThatThrownBy(() -> oneOrganization.connect(UUID.randomUUID()))
              .isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  void hibernateSeesItsOrganizationsRowsWithoutFilterOfItsOwn() {
    for (String name : List.of("First", "Second")) {
      UUID organization = accounts.found(name);
      String username = "somebody-" + UUID.randomUUID();
      transactions.run(
          Actor.system(organization),
          () -> accounts.takeOn(username, name, Set.of(Actor.Role.NURSE), TestClinic.PASSWORD));
      transactions.run(
          Actor.system(organization),
          () -> {
            assertThat(entities.unwrap(Session.class).getEnabledFilter("_tenantId")).isNull();
            assertThat(
                    entities
                        .createQuery("select username from Staff", String.class)
                        .getResultList())
                .containsExactly(username);
          });
    }
  }

  @Test
  void hibernateFiltersWhereNoPolicyBindsTheAccount() {
    var policies = new RowPolicies();
    var resolver = new OrganizationOfWork(policies);
    assertThat(resolver.isRoot(UUID.randomUUID().toString())).isFalse();
    policies.bind();
    assertThat(resolver.isRoot(UUID.randomUUID().toString())).isTrue();
  }
}
