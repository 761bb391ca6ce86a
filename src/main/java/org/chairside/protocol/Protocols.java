package org.chairside.protocol;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chairside.course.ProtocolCodes;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ShippedProtocols;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotFound;
import org.chairside.protocol.ProtocolVersion.Status;
import org.chairside.staff.Organization;
import org.chairside.staff.PersonnelDesk.OrganizationFounded;

/** The protocols of the organization. */
@ApplicationScoped
public class Protocols
    implements PanacheRepositoryBase<ProtocolVersion, ProtocolVersion.Key>, ProtocolCodes {

  private record CacheKey(UUID organizationId, ProtocolVersion.Key version) {}

  // A published version never changes, so that it is read from the database once.
  private final Map<CacheKey, Protocol> published = new ConcurrentHashMap<>();
  private final Clock clock;

  Protocols(Clock clock) {
    this.clock = clock;
  }

  /**
   * The version of the protocol that sessions follow from now on.
   *
   * @throws Conflict where no version is published
   */
  public Protocol inForce(String code) {
    return find("code = ?1 and status = ?2 order by version desc", code, Status.PUBLISHED)
        .firstResultOptional()
        .map(row -> published(row.code(), row.version()))
        .orElseThrow(() -> new Conflict("The protocol " + code + " has no published version."));
  }

  /** A published version that a session follows or followed. */
  public Protocol published(String code, int version) {
    return published.computeIfAbsent(
        new CacheKey(Actor.current().organizationId(), new ProtocolVersion.Key(code, version)),
        key ->
            findByIdOptional(key.version())
                .filter(row -> row.status() == Status.PUBLISHED)
                .map(ProtocolVersion::protocol)
                .orElseThrow(() -> new NotFound("protocol version")));
  }

  List<ProtocolVersion> versions(String code) {
    return list("code = ?1 order by version desc", code);
  }

  /** The latest published version of every protocol, by code. */
  List<ProtocolVersion> inForce() {
    return list(
        """
        status = ?1 and version =
          (select max(v.version) from ProtocolVersion v where v.code = code and v.status = ?1)
        order by code
        """,
        Status.PUBLISHED);
  }

  @Override
  public boolean isPublished(String code) {
    return count("code = ?1 and status = ?2", code, Status.PUBLISHED) > 0;
  }

  void ship(@Observes OrganizationFounded founded) {
    shipMissing();
  }

  /**
   * Puts those shipped protocols in force of which the organization has no version. Two replicas
   * that do it at once wait for one another at the organization.
   */
  void shipMissing() {
    Actor actor = Actor.current();
    getEntityManager()
        .find(Organization.class, actor.organizationId(), LockModeType.PESSIMISTIC_WRITE);
    ShippedProtocols.codes().stream()
        .filter(code -> count("code", code) == 0)
        .map(ShippedProtocols::load)
        .forEach(each -> persist(ProtocolVersion.published(each, actor.stamp(clock.instant()))));
  }
}
