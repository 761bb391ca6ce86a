package org.chairside.platform.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Says at the start where the database protects less than it should: no grant binds a table's
 * owner, no policy an account that bypasses row-level security, and in clear a network reads along.
 */
@ApplicationScoped
class TableOwnership {

  private static final Logger LOG = Logger.getLogger(TableOwnership.class);

  private final AgroalDataSource database;
  private final RowPolicies policies;

  TableOwnership(AgroalDataSource database, RowPolicies policies) {
    this.database = database;
    this.policies = policies;
  }

  void look(@Observes StartupEvent start) {
    try (Connection connection = database.getConnection()) {
      if (DatabaseTransport.of(connection).isInClear()) {
        LOG.warn(
            "The database is reached over a network without TLS; require it with sslmode=verify-full in the address (docs/operations.md)");
      }
      if (isOfAccount(connection)) {
        LOG.warn(
            "The application's account owns its tables and can empty or change any of them; let another account migrate (CHAIRSIDE_MIGRATOR_USERNAME)");
      }
      if (isExempt(connection)) {
        LOG.warn(
            "No policy binds the application's account, its own queries alone keep organizations apart; take SUPERUSER and BYPASSRLS from it");
      } else {
        policies.bind();
      }
    } catch (SQLException e) {
      LOG.warnf("What the application's account may do is unknown (%s)", e.getSQLState());
    }
  }

  /** Whether this connection's account owns a table: itself, by a role it is in, as superuser. */
  static boolean isOfAccount(Connection connection) throws SQLException {
    return isTrue(
        connection,
        """
        select exists (select from pg_class
        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
          and pg_has_role(relowner, 'MEMBER'))
        """);
  }

  /** Whether no policy binds this connection's account. */
  static boolean isExempt(Connection connection) throws SQLException {
    return isTrue(
        connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
  }

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }
}
