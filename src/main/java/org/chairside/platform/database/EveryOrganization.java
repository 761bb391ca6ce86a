package org.chairside.platform.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.Actor;

/**
 * Reads the rows of every organization, for what has to find out whose work it is: who signs in,
 * what is due. A test lists who may use it, and {@code R__rights_of_the_application.sql} the tables
 * that can be read like this; what is found is then worked on within its organization.
 */
@ApplicationScoped
public class EveryOrganization {

  private final AgroalDataSource database;

  EveryOrganization(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * A connection that sees every organization's rows of those tables and writes none.
   *
   * @throws IllegalStateException in work for one organization, whose transaction has a connection
   */
  public Connection connect() throws SQLException {
    if (Actor.isBound()) {
      throw new IllegalStateException("work for one organization sees no other");
    }
    return RowScope.EVERY.during(database::getConnection);
  }

  /** What one replica does while the others wait. */
  public interface Work {
    void run() throws SQLException;
  }

  /** Does the work when no other replica does work of this name. */
  public void inTurn(String name, Work work) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement turn =
            connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      connection.setAutoCommit(false);
      try {
        turn.setString(1, name);
        turn.execute();
        work.run();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** All organizations, in the order in which they were founded. */
  public List<UUID> ids() throws SQLException {
    try (Connection connection = connect()) {
      return read(connection);
    }
  }

  /** The same for what runs without the application's pool; the connection sees every one then. */
  public static List<UUID> ids(Connection connection) throws SQLException {
    RowScope.EVERY.apply(connection);
    return read(connection);
  }

  private static List<UUID> read(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select id from organization order by id")) {
      ResultSet row = query.executeQuery();
      List<UUID> ids = new ArrayList<>();
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
      return ids;
    }
  }
}
