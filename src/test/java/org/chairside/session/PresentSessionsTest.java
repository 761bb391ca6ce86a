package org.chairside.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The board asks who is in a chair now, which must not take longer for an old clinic. */
@ApplicationTest
class PresentSessionsTest {

  private static final Pattern STATUS = Pattern.compile("'([A-Z_]+)'");

  @ParameterizedTest
  @ValueSource(strings = {"session_present", "session_present_in_chair"})
  void indexHoldsThePresentAlone(String index) throws SQLException {
    Set<String> present =
        Arrays.stream(SessionStatus.values())
            .filter(SessionStatus::isPresent)
            .map(Enum::name)
            .collect(Collectors.toSet());
    String condition =
        first(
            "select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = '%s'::regclass"
                .formatted(index));
    assertThat(STATUS.matcher(condition).results().map((MatchResult found) -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(present);
  }

  @Test
  void planUsesTheIndex() throws SQLException {
    String plan =
        first(
            """
            explain (format json) select id from infusion_session
            where organization_id = gen_random_uuid() and clinic_id = gen_random_uuid()
              and status in ('CHECKED_IN', 'INFUSING', 'PAUSED', 'STOPPED', 'RECOVERY')
            """);
    assertThat(plan).contains("session_present");
  }

  private static String first(String query) throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("set enable_seqscan = off");
      ResultSet row = statement.executeQuery(query);
      row.next();
      return row.getString(1);
    }
  }
}
