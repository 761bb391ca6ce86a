package org.chairside.protocol;

import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;
import static org.chairside.protocol.ProtocolMessages.PROTOCOL;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chairside.course.ProtocolCodes;
import org.chairside.monitoring.DoseEvaluation;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolEvaluator;
import org.chairside.monitoring.ShippedProtocols;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotFound;
import org.chairside.protocol.ProtocolVersion.ProtocolStatus;
import org.chairside.staff.Organization;
import org.chairside.staff.StaffAccounts.OrganizationFounded;
import org.jspecify.annotations.Nullable;

/** The protocols of the organization. */
@ApplicationScoped
public class Protocols
    implements PanacheRepositoryBase<ProtocolVersion, ProtocolVersion.Key>, ProtocolCodes {

  private record CacheKey(UUID organizationId, ProtocolVersion.Key version) {}

  // A published version never changes, so it is read from the database once.
  private final Map<CacheKey, ProtocolEvaluator> published = new ConcurrentHashMap<>();
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
    return find("code = ?1 and status = ?2 order by version desc", code, ProtocolStatus.PUBLISHED)
        .firstResultOptional()
        .map(row -> published(row.code(), row.version()))
        .orElseThrow(() -> new Conflict(PROTOCOL.notPublished(code)));
  }

  /** A published version that a session follows or followed. */
  public Protocol published(String code, int version) {
    return evaluator(code, version).protocol();
  }

  /** The evaluator of a published version. */
  public ProtocolEvaluator evaluator(String code, int version) {
    return published.computeIfAbsent(
        new CacheKey(Actor.current().organizationId(), new ProtocolVersion.Key(code, version)),
        key ->
            findByIdOptional(key.version())
                .filter(row -> row.status() == ProtocolStatus.PUBLISHED)
                .map(row -> new ProtocolEvaluator(row.protocol()))
                .orElseThrow(() -> new NotFound(NOT_FOUND.protocolVersion())));
  }

  /** A version, draft or published, refusing with 404 where there is none. */
  ProtocolVersion get(String code, int version) {
    return findByIdOptional(new ProtocolVersion.Key(code, version))
        .orElseThrow(() -> new NotFound(NOT_FOUND.protocolVersion()));
  }

  /** A version that may be a draft, as a document. */
  public Protocol document(String code, int version) {
    return get(code, version).protocol();
  }

  /** A document with how often it had been changed. */
  public record Revised(Protocol document, int revision) {}

  /** A version, possibly a draft, with its revision. */
  public Revised revised(String code, int version) {
    ProtocolVersion row = get(code, version);
    return new Revised(row.protocol(), row.revision());
  }

  /** Locks out concurrent drafting and publishing of this protocol until the commit. */
  void lock(String code) {
    getEntityManager()
        .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
        .setParameter("key", "protocol " + Actor.current().organizationId() + " " + code)
        .getSingleResult();
  }

  List<ProtocolVersion> versions(String code) {
    return list("code = ?1 order by version desc", code);
  }

  /** The latest published version of every protocol, by code. */
  List<ProtocolVersion> inForce() {
    return list(
        """
        from ProtocolVersion p where p.status = ?1 and p.version =
          (select max(v.version) from ProtocolVersion v where v.code = p.code and v.status = ?1)
        order by p.code
        """,
        ProtocolStatus.PUBLISHED);
  }

  /** The latest version of every protocol, draft or published, by code. */
  List<ProtocolVersion> latest() {
    return list(
        """
        from ProtocolVersion p where p.version =
          (select max(v.version) from ProtocolVersion v where v.code = p.code)
        order by p.code
        """);
  }

  @Override
  public boolean isPublished(String code) {
    return count("code = ?1 and status = ?2", code, ProtocolStatus.PUBLISHED) > 0;
  }

  @Override
  public List<OrderDoubt> doubts(
      String code, BigDecimal dosePerKg, int minutes, @Nullable BigDecimal weightKg) {
    return DoseEvaluation.ofOrder(inForce(code).dose(), dosePerKg, minutes, weightKg).stream()
        .map(doubt -> new OrderDoubt(doubt.code(), doubt.why()))
        .toList();
  }

  void founded(@Observes OrganizationFounded founded) {
    ship();
  }

  /**
   * Publishes each shipped protocol that the organization does not have. If it has an older
   * release, the newer one arrives as a draft for a clinician to review and publish. Replicas that
   * do this at the same time are serialized by the organization's lock.
   */
  void ship() {
    getEntityManager()
        .find(Organization.class, Actor.current().organizationId(), LockModeType.PESSIMISTIC_WRITE);
    ShippedProtocols.codes().forEach(this::ship);
  }

  private void ship(String code) {
    Stamp now = Actor.current().stamp(clock.instant());
    List<ProtocolVersion> versions = versions(code);
    Protocol shipped = ShippedProtocols.load(code);
    if (versions.isEmpty()) {
      ProtocolVersion first = ProtocolVersion.draft(shipped, ShippedProtocols.RELEASE, now);
      first.publish(now);
      persist(first);
    } else if (versions.stream().noneMatch(Protocols::isOfThisRelease)) {
      int next = versions.getFirst().version() + 1;
      persist(ProtocolVersion.draft(shipped.as(code, next), ShippedProtocols.RELEASE, now));
    }
  }

  private static boolean isOfThisRelease(ProtocolVersion version) {
    Integer release = version.shippedRelease();
    return release != null && release >= ShippedProtocols.RELEASE;
  }
}
