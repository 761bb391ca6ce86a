package org.chairside.protocol;

import static org.chairside.protocol.ProtocolMessages.PROTOCOL;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolJson;
import org.chairside.monitoring.ProtocolProblem;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of a protocol; a published one never changes. */
@Entity
@IdClass(ProtocolVersion.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ProtocolVersion extends TenantRow {

  /** Whether sessions may follow the version. */
  public enum ProtocolStatus {
    DRAFT,
    PUBLISHED
  }

  /** A protocol's code and one of its versions. */
  public record Key(String code, Integer version) {}

  @Id private String code;
  @Id private Integer version;

  @Enumerated(EnumType.STRING)
  private ProtocolStatus status;

  @JdbcTypeCode(SqlTypes.JSON)
  private String document;

  private @Nullable Instant publishedAt;
  private @Nullable UUID publishedBy;
  private @Nullable Instant changedAt;
  private @Nullable UUID changedBy;
  private @Nullable Integer shippedRelease;
  @Version private int revision;

  protected ProtocolVersion() {}

  /**
   * A version that nobody follows yet.
   *
   * @param shippedRelease the release of the built-in document; null if people wrote it
   */
  static ProtocolVersion draft(Protocol protocol, @Nullable Integer shippedRelease, Stamp written) {
    ProtocolVersion version = new ProtocolVersion(protocol, written);
    version.shippedRelease = shippedRelease;
    return version;
  }

  private ProtocolVersion(Protocol protocol, Stamp written) {
    super(written);
    code = protocol.code();
    version = protocol.version();
    status = ProtocolStatus.DRAFT;
    document = ProtocolJson.write(protocol);
  }

  /** Rewrites the draft. */
  void edit(Protocol protocol, Stamp written) {
    requireDraft();
    document = ProtocolJson.write(protocol);
    changedAt = written.at();
    changedBy = written.by();
  }

  /** Puts the draft in force for the sessions that are checked in from now on. */
  void publish(Stamp written) {
    requireDraft();
    List<ProtocolProblem> problems = protocol().problems();
    if (!problems.isEmpty()) {
      throw new NotPublishable(problems);
    }
    status = ProtocolStatus.PUBLISHED;
    publishedAt = written.at();
    publishedBy = written.by();
  }

  private void requireDraft() {
    if (status != ProtocolStatus.DRAFT) {
      throw new Conflict(PROTOCOL.published(version, code));
    }
  }

  String code() {
    return code;
  }

  int version() {
    return version;
  }

  boolean isPublished() {
    return status == ProtocolStatus.PUBLISHED;
  }

  ProtocolStatus status() {
    return status;
  }

  // A published version was checked then; later checks must not invalidate it.
  Protocol protocol() {
    return ProtocolJson.parse(document);
  }

  @Nullable Instant changedAt() {
    return changedAt;
  }

  @Nullable UUID changedBy() {
    return changedBy;
  }

  int revision() {
    return revision;
  }

  @Nullable Integer shippedRelease() {
    return shippedRelease;
  }

  @Nullable Instant publishedAt() {
    return publishedAt;
  }

  @Nullable UUID publishedBy() {
    return publishedBy;
  }
}
