package org.chairside.search;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Writes the search keys of the patients of every organization. It runs again whenever the rules of
 * {@link Folding} change, since its checksum is their version.
 */
@Singleton
final class RefoldPatients implements JavaMigration, FlywayConfigurationCustomizer {

  @Override
  public void customize(FluentConfiguration migrations) {
    migrations.javaMigrations(this);
  }

  @Override
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "fold patients";
  }

  @Override
  public Integer getChecksum() {
    return Folding.VERSION;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement select = connection.createStatement();
        ResultSet patients =
            select.executeQuery(
                "select organization_id, id, family_name, given_name, mrn, phone from patient");
        PreparedStatement update =
            connection.prepareStatement(
                "update patient set search_text = ?, phone_digits = ?"
                    + " where organization_id = ? and id = ?")) {
      while (patients.next()) {
        SearchKeys keys =
            SearchKeys.of(
                patients.getString("family_name"),
                patients.getString("given_name"),
                patients.getString("mrn"),
                patients.getString("phone"));
        update.setString(1, keys.searchText());
        update.setString(2, keys.phoneDigits());
        update.setObject(3, patients.getObject("organization_id", UUID.class));
        update.setObject(4, patients.getObject("id", UUID.class));
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
