package org.chairside.oidc;

import static org.chairside.identity.IdentityMessages.IDENTITY;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.problem.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * Providers at which people sign in now, found before the organization is known: those that are
 * enabled, and approved where the organization needs a second admin.
 */
@ApplicationScoped
class OpenProviders {

  private static final String OPEN =
      """
      from identity_provider p join organization o on o.id = p.organization_id
      where p.enabled and p.removed_at is null
        and (p.approved_by is not null or not o.second_admin_for_clinical_roles)
      """;

  private final EveryOrganization everyOrganization;

  OpenProviders(EveryOrganization everyOrganization) {
    this.everyOrganization = everyOrganization;
  }

  /**
   * A provider as its client, which we are, needs it.
   *
   * @param clientSecret encrypted; null for a client without one
   * @param scopes beside {@code openid}
   */
  @SuppressWarnings("ArrayRecordComponent") // as the driver gives it, read only
  record OpenProvider(
      UUID organizationId,
      UUID id,
      String issuer,
      String clientId,
      byte @Nullable [] clientSecret,
      List<String> scopes) {

    /** The client's secret belongs in no log, encrypted or not. */
    @Override
    public String toString() {
      return "OpenProvider " + id;
    }
  }

  /** A way to sign in, as strangers see it. */
  record Named(UUID id, String name) {}

  /** The provider with this id, refusing with 404 where nobody signs in there. */
  OpenProvider get(UUID id) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select p.organization_id, p.id, p.issuer, p.client_id, p.client_secret, p.scopes "
                    + OPEN
                    + " and p.id = ?")) {
      query.setObject(1, id);
      ResultSet row = query.executeQuery();
      if (!row.next()) {
        throw new NotFound(IDENTITY.unknownProvider());
      }
      return new OpenProvider(
          row.getObject(1, UUID.class),
          row.getObject(2, UUID.class),
          row.getString(3),
          row.getString(4),
          row.getBytes(5),
          List.of((String[]) row.getArray(6).getArray()));
    }
  }

  /**
   * The providers of an organization, by name.
   *
   * @param organization null for the only one: where there are several, none is told
   */
  List<Named> of(@Nullable UUID organization) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select p.id, p.name "
                    + OPEN
                    + """
                     and p.organization_id = coalesce(?::uuid,
                       (select case when count(*) = 1 then (array_agg(id))[1] end from organization))
                     order by p.name, p.id
                    """)) {
      query.setObject(1, organization);
      ResultSet row = query.executeQuery();
      List<Named> found = new ArrayList<>();
      while (row.next()) {
        found.add(new Named(row.getObject(1, UUID.class), row.getString(2)));
      }
      return found;
    }
  }
}
