package org.chairside.demo;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.transaction.Transactions;
import org.chairside.staff.Staff;

/** Finds the staff of the demo organization, who are the actors of everything in it. */
@ApplicationScoped
class DemoStaff implements PanacheRepositoryBase<Staff, UUID> {

  private final Transactions transactions;

  DemoStaff(Transactions transactions) {
    this.transactions = transactions;
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
  Optional<Team> find() {
    Map<String, UUID> ids = new HashMap<>();
    UUID organization = null;
    for (Object[] row : accounts()) {
      if (DemoClinics.ORGANIZATION.equals(row[3])) {
        organization = (UUID) row[0];
        ids.put((String) row[1], (UUID) row[2]);
      }
    }
    return organization != null && ids.size() == DemoClinics.STAFF.size()
        ? Optional.of(Team.of(organization, ids))
        : Optional.empty();
  }

  /** Whether somebody has one of the demo's usernames. */
  boolean isAnyNameTaken() {
    return !accounts().isEmpty();
  }

  // Over all organizations: the demo's is not known yet.
  @SuppressWarnings("unchecked")
  private List<Object[]> accounts() {
    return transactions.call(
        Actor.system(new UUID(0, 0)),
        () ->
            getEntityManager()
                .createNativeQuery(
                    """
                    select s.organization_id, s.username, s.id, o.name
                    from staff s join organization o on o.id = s.organization_id
                    where s.username in (:names)
                    """)
                .setParameter(
                    "names",
                    DemoClinics.STAFF.stream().map(DemoClinics.Colleague::username).toList())
                .getResultList());
  }
}
