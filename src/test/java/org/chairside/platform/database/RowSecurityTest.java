package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose rows raw SQL sees and writes, asked of the catalog and tried on every table. */
@ApplicationTest
class RowSecurityTest {

  private static final String REFUSED = "42501";
  private static final String VALUE_MISSING = "23502";

  /** What is searched before the organization is known. */
  private static final Set<String> SEARCHED =
      Set.of(
          "api_token",
          "audit_unsealed",
          "calendar_token",
          "device",
          "event_counter",
          "identity_provider",
          "infusion_session",
          "organization",
          "reminder",
          "sign_in",
          "staff",
          "what_if");

  private static final String TENANT_TABLES =
      """
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and (c.relname = 'organization' or exists (
          select from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped))
      """;

  private static final String SECURED =
      """
      select c.relname from pg_class c
      where c.relrowsecurity and c.relforcerowsecurity and exists (
        select from pg_policy p
        where p.polrelid = c.oid and p.polname = 'of_organization' and p.polcmd = '*'
          and p.polpermissive and pg_get_expr(p.polqual, c.oid) like '%organization_of_work()%'
          and p.polwithcheck is null)
      """;

  private static @Nullable List<UUID> working;

  private final TestDatabase.Access database = TestDatabase.shared();
  private UUID ours;
  private UUID others;

  @BeforeEach
  void twoOrganizationsWork() throws SQLException {
    List<UUID> two = working;
    if (two == null) {
      two = List.of(organizationThatWorks(), organizationThatWorks());
      working = two;
    }
    ours = two.getFirst();
    others = two.getLast();
  }

  private static UUID organizationThatWorks() throws SQLException {
    TestClinic clinic = TestClinic.open();
    clinic.aSessionWithACriticalFlag();
    clinic.aCourseFor(clinic.aPatient());
    clinic.makesMachine("gateway", "READ");
    try (Connection owner = TestDatabase.shared().connectAsOwner()) {
      return UUID.fromString(
          column(
                  owner,
                  "select organization_id from clinic where id = '%s'".formatted(clinic.clinicId))
              .getFirst());
    }
  }

  private static Set<String> unsecured(Connection connection) throws SQLException {
    Set<String> tables = new TreeSet<>(column(connection, TENANT_TABLES));
    assertThat(tables).hasSizeGreaterThan(40);
    tables.removeAll(column(connection, SECURED));
    return tables;
  }

  @Test
  void everyTableOfTenantsIsSecured() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      assertThat(unsecured(owner)).isEmpty();
      assertThat(
              column(
                  owner,
                  """
                  select relname from pg_class
                  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                  except (%s)
                  """
                      .formatted(TENANT_TABLES)))
          .as("tables of no tenant")
          .containsExactlyInAnyOrder(
              "database_probe", "flyway_schema_history", "passkey_challenge", "sign_in_failure");
    }
  }

  @Test
  void tableWithoutSecurityIsNamed() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      run(owner, "create table unsecured (organization_id uuid)");
      try {
        assertThat(unsecured(owner)).containsExactly("unsecured");
        run(owner, "alter table unsecured enable row level security");
        run(owner, "create policy of_organization on unsecured using (true)");
        assertThat(unsecured(owner)).containsExactly("unsecured");
      } finally {
        run(owner, "drop table unsecured");
      }
    }
  }

  @Test
  void nothingIsSeenWithoutOrganization() throws SQLException {
    Map<String, List<String>> all = owners(database.connectAsOwner());
    assertThat(all.values().stream().filter(each -> each.contains(ours.toString())))
        .as("tables with rows")
        .hasSizeGreaterThan(15);
    assertThat(all.get("observation")).contains(ours.toString(), others.toString());
    assertThat(owners(database.connect())).allSatisfy(RowSecurityTest::hasNoRow);
    assertThat(owners(database.owner().connect())).allSatisfy(RowSecurityTest::hasNoRow);
  }

  @Test
  void nothingIsSeenWithWordThatIsNoOrganization() throws SQLException {
    for (String word : List.of("", "all", "every one", "EVERY", "0", UUID.randomUUID() + "0")) {
      Connection application = database.connect();
      new RowScope(word).apply(application);
      assertThat(owners(application)).as(word).allSatisfy(RowSecurityTest::hasNoRow);
    }
  }

  private static void hasNoRow(String table, List<String> organizations) {
    assertThat(organizations).as(table).isEmpty();
  }

  @Test
  void organizationSeesItsOwnRowsAlone() throws SQLException {
    Seen both = atOnce(database.connectFor(ours));
    assertThat(both.bySession())
        .allSatisfy(
            (table, seen) ->
                assertThat(seen)
                    .as(table)
                    .isEqualTo(
                        both.byOwner().getOrDefault(table, List.of()).stream()
                            .filter(ours.toString()::equals)
                            .toList()));
  }

  @Test
  void organizationWritesNoRowOfAnother() throws SQLException {
    try (Connection application = database.connectFor(ours)) {
      for (String table : column(application, TENANT_TABLES)) {
        String column = column(table);
        assertThat(insert(application, table, others)).as(table).isEqualTo(REFUSED);
        assertThat(insert(application, table, ours)).as(table).isEqualTo(VALUE_MISSING);
        String ofOthers = " where %s = '%s'".formatted(column, others);
        assertThat(
                changed(
                    application, "update %1$s set %2$s = %2$s".formatted(table, column) + ofOthers))
            .as(table)
            .isZero();
        assertThat(changed(application, "delete from " + table + ofOthers)).as(table).isZero();
      }
    }
  }

  /** The state with which a row of nothing but its organization is refused. */
  private static String insert(Connection connection, String table, UUID organization) {
    String sql = "insert into %s (%s) values ('%s')".formatted(table, column(table), organization);
    return catchThrowableOfType(SQLException.class, () -> run(connection, sql)).getSQLState();
  }

  /** How many rows; none where the application may not do that at all. */
  private static int changed(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(sql).isEqualTo(REFUSED);
      return 0;
    }
  }

  @Test
  void everyOrganizationIsReadInNamedTablesAlone() throws SQLException {
    try (Connection application = database.connect()) {
      RowScope.EVERY.apply(application);
      for (String table : column(application, TENANT_TABLES)) {
        assertThat(
                changed(application, "update %1$s set %2$s = %2$s".formatted(table, column(table))))
            .as(table)
            .isZero();
        assertThat(insert(application, table, ours)).as(table).isEqualTo(REFUSED);
      }
      Seen both = atOnce(application);
      assertThat(both.bySession())
          .allSatisfy(
              (table, seen) ->
                  assertThat(seen)
                      .as(table)
                      .isEqualTo(SEARCHED.contains(table) ? both.byOwner().get(table) : List.of()));
    }
  }

  @Test
  void nobodyIsExempt() throws SQLException {
    try (Connection application = database.connect();
        Connection owner = database.connectAsOwner()) {
      assertThat(TableOwnership.isExempt(application)).isFalse();
      assertThat(TableOwnership.isExempt(owner)).isFalse();
    }
  }

  @Test
  void whetherUsernameIsTakenIsAllThatIsTold() throws SQLException {
    String taken;
    try (Connection owner = database.connectAsOwner()) {
      taken =
          column(owner, "select username from staff where organization_id = '%s'".formatted(others))
              .getFirst();
    }
    try (Connection application = database.connectFor(ours)) {
      assertThat(column(application, "select is_username_taken('%s')".formatted(taken)))
          .containsExactly("t");
      assertThat(column(application, "select is_username_taken('nobody has this')"))
          .containsExactly("f");
      assertThat(column(application, "select id from staff where username = '%s'".formatted(taken)))
          .isEmpty();
    }
  }

  /** The organizations of each table's rows. */
  private record Seen(Map<String, List<String>> byOwner, Map<String, List<String>> bySession) {}

  /** What the owner and this session see at the same moment: jobs write all the time. */
  private Seen atOnce(Connection session) throws SQLException {
    Connection owner = database.connectAsOwner();
    run(owner, "begin isolation level repeatable read");
    String snapshot = column(owner, "select pg_export_snapshot()").getFirst();
    run(session, "begin isolation level repeatable read");
    run(session, "set transaction snapshot '%s'".formatted(snapshot));
    Map<String, List<String>> bySession = owners(session);
    return new Seen(owners(owner), bySession);
  }

  /** The organizations whose rows the session sees, by table. */
  private static Map<String, List<String>> owners(Connection session) throws SQLException {
    try (session) {
      Map<String, List<String>> owners = new HashMap<>();
      for (String table : column(session, TENANT_TABLES)) {
        owners.put(
            table,
            column(
                session, "select distinct %s from %s order by 1".formatted(column(table), table)));
      }
      return owners;
    }
  }

  private static String column(String table) {
    return table.equals("organization") ? "id" : "organization_id";
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    }
  }
}
