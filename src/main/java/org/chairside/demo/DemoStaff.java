package org.chairside.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.database.EveryOrganization;

/** Finds the staff of the demo organization, who are the actors of everything in it. */
@ApplicationScoped
class DemoStaff {

  private final EveryOrganization everyOrganization;

  DemoStaff(EveryOrganization everyOrganization) {
    this.everyOrganization = everyOrganization;
  }

  /** The staff of the demo. */
  record Team(Actor nurse, Actor scheduler, Actor clinician, Actor admin) {

    UUID organizationId() {
      return nurse.organizationId();
    }

    static Team of(UUID organizationId, Map<String, UUID> ids) {
      return new Team(
          actor(organizationId, ids, Role.NURSE),
          actor(organizationId, ids, Role.SCHEDULER),
          actor(organizationId, ids, Role.CLINICIAN),
          actor(organizationId, ids, Role.ADMIN));
    }

    private static Actor actor(UUID organizationId, Map<String, UUID> ids, Role role) {
      String username =
          DemoClinics.STAFF.stream()
              .filter(colleague -> colleague.role() == role)
              .findFirst()
              .orElseThrow()
              .username();
      return new Actor(organizationId, Objects.requireNonNull(ids.get(username)), Set.of(role));
    }
  }

  /** The demo's staff; empty where this database has no demo organization. */
  Optional<Team> find() throws SQLException {
    Map<String, UUID> ids = new HashMap<>();
    UUID organization = null;
    for (Account account : accounts()) {
      if (DemoClinics.ORGANIZATION.equals(account.organization())) {
        organization = account.organizationId();
        ids.put(account.username(), account.id());
      }
    }
    return organization != null && ids.size() == DemoClinics.STAFF.size()
        ? Optional.of(Team.of(organization, ids))
        : Optional.empty();
  }

  /** Whether somebody has one of the demo's usernames. */
  boolean isAnyNameTaken() throws SQLException {
    return !accounts().isEmpty();
  }

  private record Account(UUID organizationId, String username, UUID id, String organization) {}

  private List<Account> accounts() throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select s.organization_id, s.username, s.id, o.name
                from staff s join organization o on o.id = s.organization_id
                where s.username = any (?)
                """)) {
      query.setObject(
          1,
          DemoClinics.STAFF.stream().map(DemoClinics.Colleague::username).toArray(String[]::new));
      ResultSet row = query.executeQuery();
      List<Account> accounts = new ArrayList<>();
      while (row.next()) {
        accounts.add(
            new Account(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4)));
      }
      return accounts;
    }
  }
}
