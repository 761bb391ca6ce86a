package org.chairside.protocol;

import static org.chairside.course.CourseMessages.COURSE;
import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.platform.problem.NotFoundMessages.NOT_FOUND;
import static org.chairside.protocol.ProtocolMessages.PROTOCOL;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.monitoring.ProtocolProblem;
import org.chairside.monitoring.ThresholdOverride;
import org.chairside.patient.Patients;
import org.chairside.platform.Actor;
import org.chairside.platform.Stamp;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.protocol.OverrideRow.Limit;

/** Patient-specific limits. */
@ApplicationScoped
public class ThresholdOverrides implements PanacheRepositoryBase<OverrideRow, UUID> {

  // A limit older than a year is a decision that nobody reviews anymore.
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Patients patients;
  private final Protocols protocols;
  private final Event<Changed> changes;
  private final Clock clock;

  ThresholdOverrides(Patients patients, Protocols protocols, Event<Changed> changes, Clock clock) {
    this.patients = patients;
    this.protocols = protocols;
    this.changes = changes;
    this.clock = clock;
  }

  /** A patient's limits have changed, in this transaction. */
  public record Changed(UUID patientId) {}

  /** Every limit ever set for each of these patients, by protocol code. */
  public Map<UUID, Map<String, List<ThresholdOverride>>> of(Collection<UUID> patientIds) {
    return list("patientId in ?1 order by id", patientIds).stream()
        .collect(
            Collectors.groupingBy(
                OverrideRow::patientId,
                Collectors.groupingBy(
                    OverrideRow::protocolCode,
                    Collectors.mapping(OverrideRow::override, Collectors.toList()))));
  }

  List<OverrideRow> of(UUID patientId) {
    patients.get(patientId);
    return list("patientId = ?1 order by id desc", patientId);
  }

  /**
   * Sets a limit.
   *
   * @throws Invalid where the protocol in force has no such threshold, or would contradict itself
   */
  OverrideRow set(
      UUID patientId, String protocolCode, Limit limit, String reason, Instant expiresAt) {
    patients.lock(patientId);
    Stamp now = stamp();
    if (!expiresAt.isAfter(now.at()) || expiresAt.isAfter(now.at().plus(LONGEST))) {
      throw new Invalid("expiresAt", FIELD.inTheFutureDaysAheadAtMost(366));
    }
    if (!protocols.isPublished(protocolCode)) {
      throw new Invalid("protocol", COURSE.publishedProtocol());
    }
    OverrideRow row = new OverrideRow(patientId, protocolCode, limit, reason, expiresAt, now);
    List<ThresholdOverride> others = inForce(patientId, protocolCode, now.at());
    if (others.stream().anyMatch(row.override()::isOfSameThresholdAs)) {
      throw new Conflict(PROTOCOL.limitInForce());
    }
    List<ProtocolProblem> problems =
        row.override().problemsIn(protocols.inForce(protocolCode), others);
    if (!problems.isEmpty()) {
      throw new Invalid(
          problems.stream()
              .map(problem -> FieldError.of(problem.where(), problem.message()))
              .toList());
    }
    persistAndFlush(row);
    changes.fire(new Changed(patientId));
    return row;
  }

  private List<ThresholdOverride> inForce(UUID patientId, String protocolCode, Instant at) {
    return list("patientId = ?1 and protocolCode = ?2 order by id", patientId, protocolCode)
        .stream()
        .map(OverrideRow::override)
        .filter(each -> each.isInForce(at))
        .toList();
  }

  /** These limits hold for that patient from now on. */
  void give(Collection<UUID> ids, UUID patientId) {
    if (!ids.isEmpty()) {
      list("id in ?1", ids).forEach(row -> row.giveTo(patientId));
      flush();
      changes.fire(new Changed(patientId));
    }
  }

  OverrideRow revoke(UUID patientId, UUID id, String reason) {
    OverrideRow row =
        findByIdOptional(id)
            .filter(each -> each.patientId().equals(patientId))
            .orElseThrow(() -> new NotFound(NOT_FOUND.thresholdOverride()));
    row.revoke(reason, stamp());
    flush();
    changes.fire(new Changed(patientId));
    return row;
  }

  private Stamp stamp() {
    return Actor.current().stamp(clock.instant());
  }
}
