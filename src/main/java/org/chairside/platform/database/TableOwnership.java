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

/** Says at the start where the application's account owns its tables: no grant binds an owner. */
@ApplicationScoped
class TableOwnership {

  private static final Logger LOG = Logger.getLogger(TableOwnership.class);

  private final AgroalDataSource database;

  TableOwnership(AgroalDataSource database) {
    this.database = database;
  }

  void look(@Observes StartupEvent start) {
    try (Connection connection = database.getConnection()) {
      if (isOfAccount(connection)) {
        LOG.warn(
            "The application's account owns its tables and can empty or change any of them; let another account migrate (CHAIRSIDE_MIGRATOR_USERNAME)");
      }
    } catch (SQLException e) {
      LOG.warnf("Who owns the tables is unknown (%s)", e.getSQLState());
    }
  }

  /** Whether this connection's account owns a table: itself, by a role it is in, as superuser. */
  static boolean isOfAccount(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                """
                select exists (select from pg_class
                where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                  and pg_has_role(relowner, 'MEMBER'))
                """);
        ResultSet row = query.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }
}
