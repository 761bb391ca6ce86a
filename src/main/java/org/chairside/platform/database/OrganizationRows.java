package org.chairside.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on rows of the organization for which the current transaction works, for tables whose
 * rows are deleted when they have served: no entity is.
 */
@ApplicationScoped
public class OrganizationRows {

  private final OneOrganization organization;

  OrganizationRows(OneOrganization organization) {
    this.organization = organization;
  }

  /** The organization, for a statement's parameters. */
  public UUID in() {
    return Actor.current().organizationId();
  }

  /** Reads a row. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Changes rows; how many. */
  public int change(String sql, @Nullable Object... values) {
    return execute(sql, PreparedStatement::executeUpdate, values);
  }

  /** The rows that a statement finds or returns. */
  public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
    return execute(
        sql,
        statement -> {
          List<T> found = new ArrayList<>();
          ResultSet row = statement.executeQuery();
          while (row.next()) {
            found.add(reader.read(row));
          }
          return found;
        },
        values);
  }

  /** The first of them. */
  public <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) {
    return list(sql, reader, values).stream().findFirst();
  }

  private interface Execution<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private <T> T execute(String sql, Execution<T> execution, @Nullable Object... values) {
    try (Connection connection = organization.connect(in());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(
            i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
      }
      return execution.of(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the rows cannot be read or written: SQL state " + e.getSQLState(), e);
    }
  }

  /** An instant of a row; null where there is none. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** The same where there is one. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
