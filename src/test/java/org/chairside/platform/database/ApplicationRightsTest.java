package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the application's account can do to its own database, asked of the catalog and tried. */
@ApplicationTest
class ApplicationRightsTest {

  private static final String GRANTS = "db/migration/R__rights_of_the_application.sql";
  private static final Pattern DECISION = Pattern.compile("\\('([a-z, ]+)', '\\{([^}]+)}'");
  private static final List<String> RIGHTS =
      List.of("select", "insert", "update", "delete", "truncate", "references", "trigger");

  private static final String TABLES =
      "select relname from pg_class"
          + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')";

  /** Tables with a row trigger before a deletion or change that refuses it. */
  private static final String GUARDED =
      """
      select distinct c.relname from pg_trigger t
      join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
      where p.proname = '%s' and not t.tgisinternal
      """;

  private static Map<String, Set<String>> decisions() throws IOException {
    ClassLoader classes = ApplicationRightsTest.class.getClassLoader();
    try (InputStream file = Objects.requireNonNull(classes.getResourceAsStream(GRANTS))) {
      String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Set<String>> decisions = new HashMap<>();
      DECISION
          .matcher(sql)
          .results()
          .forEach(
              each -> {
                for (String table : each.group(2).strip().split(",\\s*", -1)) {
                  assertThat(decisions.put(table, Set.of(each.group(1).split(", "))))
                      .as(table + " is decided once")
                      .isNull();
                }
              });
      return decisions;
    }
  }

  @Test
  void everyTableHasDecisionAndItIsInForce() throws Exception {
    Map<String, Set<String>> granted = new HashMap<>();
    try (Connection application = TestDatabase.shared().connect()) {
      for (String table : column(application, TABLES)) {
        Set<String> rights = new TreeSet<>();
        for (String right : RIGHTS) {
          String held = "select has_table_privilege('%s', '%s')".formatted(table, right);
          if (column(application, held).equals(List.of("t"))) {
            rights.add(right);
          }
        }
        granted.put(table, rights);
      }
    }
    assertThat(granted)
        .as("each table is in a list of %s, with the rights of its list", GRANTS)
        .isEqualTo(decisions());
  }

  @Test
  void recordsAreKeptWhateverTheApplicationTries() throws Exception {
    try (Connection application = TestDatabase.shared().connect()) {
      List<String> appendOnly = column(application, GUARDED.formatted("refuse_change"));
      assertThat(appendOnly).contains("observation", "event", "audit_entry", "record_version");
      for (String table : appendOnly) {
        assertRefused(application, "delete from " + table);
        assertRefused(application, "update %s set organization_id = null".formatted(table));
      }
      List<String> kept = column(application, GUARDED.formatted("refuse_deletion"));
      assertThat(kept).contains("patient", "infusion_session", "flag");
      for (String table : kept) {
        assertRefused(application, "delete from " + table);
      }
    }
  }

  @Test
  void noTableCanBeEmptiedOrDisarmed() throws Exception {
    try (Connection application = TestDatabase.shared().connect()) {
      List<String> tables = column(application, TABLES);
      assertThat(tables).hasSizeGreaterThan(50);
      for (String table : tables) {
        assertRefused(application, "truncate %s cascade".formatted(table));
        assertRefused(application, "alter table %s disable trigger user".formatted(table));
        assertRefused(application, "alter table %s owner to current_user".formatted(table));
        assertRefused(application, "drop table %s cascade".formatted(table));
      }
    }
  }

  @Test
  void applicationCannotBecomeAnother() throws Exception {
    try (Connection application = TestDatabase.shared().connect()) {
      for (String sql :
          List.of(
              "create role another",
              "create table another (id integer)",
              "set role chairside_owner",
              "set session_replication_role = replica",
              "create or replace function refuse_change() returns trigger language sql as ''",
              "drop function refuse_change() cascade",
              "grant chairside_owner to chairside",
              "update flyway_schema_history set checksum = 0")) {
        assertRefused(application, sql);
      }
      assertThat(TableOwnership.isOfAccount(application)).isFalse();
    }
  }

  /** A table of a later migration that nobody decided on can be read and added to, no more. */
  @Test
  void undecidedTableIsAppendOnly() throws Exception {
    try (Connection owner = TestDatabase.shared().connectAsOwner();
        Connection application = TestDatabase.shared().connect()) {
      run(owner, "create table undecided (id integer)");
      try {
        run(application, "insert into undecided values (1)");
        assertThat(column(application, "select id from undecided")).containsExactly("1");
        assertRefused(application, "update undecided set id = 2");
        assertRefused(application, "delete from undecided");
        assertRefused(application, "truncate undecided");
      } finally {
        run(owner, "drop table undecided");
      }
    }
  }

  private static void assertRefused(Connection connection, String sql) {
    assertThatThrownBy(() -> run(connection, sql))
        .as(sql)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).as(sql).isEqualTo("42501"));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
