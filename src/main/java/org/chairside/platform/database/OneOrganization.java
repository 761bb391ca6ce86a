package org.chairside.platform.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.jspecify.annotations.Nullable;

/** Connections for plain SQL on an organization's rows, also where nobody acts. */
@ApplicationScoped
public class OneOrganization {

  private final AgroalDataSource database;

  OneOrganization(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * A connection that sees and writes the rows of this organization alone; within a transaction it
   * is the transaction's.
   *
   * @throws IllegalStateException in work for another organization
   */
  public Connection connect(UUID organizationId) throws SQLException {
    if (Actor.isBound() && !Actor.current().organizationId().equals(organizationId)) {
      throw new IllegalStateException("this work is another organization's");
    }
    return RowScope.of(organizationId).during(database::getConnection);
  }

  /**
   * Changes rows of this organization by one statement, outside a transaction.
   *
   * @param values of the statement's parameters, in order
   * @return how many rows
   */
  public int change(UUID organizationId, String sql, @Nullable Object... values)
      throws SQLException {
    try (Connection connection = connect(organizationId);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
