package org.chairside.platform.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A statement that a transaction sends at its end, together with others in one round trip.
 *
 * @param sql without a semicolon; it returns no rows
 * @param values gives the parameters their values
 */
public record LastStatement(String sql, Values values) {

  /** Gives parameters their values. */
  public interface Values {

    /**
     * @param from the number of the statement's first parameter
     * @return the number after its last one
     */
    int bind(PreparedStatement statement, int from) throws SQLException;
  }
}
