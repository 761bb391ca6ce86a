package org.chairside.protocol;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolJson;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of a protocol; a published one never changes. */
@Entity
@IdClass(ProtocolVersion.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class ProtocolVersion extends TenantRow {

  /** Whether sessions may follow the version. */
  public enum Status {
    DRAFT,
    PUBLISHED
  }

  /** A protocol's code and one of its versions. */
  public record Key(String code, Integer version) {}

  @Id private String code;
  @Id private Integer version;

  @Enumerated(EnumType.STRING)
  private Status status;

  @JdbcTypeCode(SqlTypes.JSON)
  private String document;

  private @Nullable Instant publishedAt;
  private @Nullable UUID publishedBy;

  protected ProtocolVersion() {}

  /** A version that is in force from now on. */
  static ProtocolVersion published(Protocol protocol, Stamp written) {
    ProtocolVersion version = new ProtocolVersion(protocol, written);
    version.status = Status.PUBLISHED;
    version.publishedAt = written.at();
    version.publishedBy = written.by();
    return version;
  }

  private ProtocolVersion(Protocol protocol, Stamp written) {
    super(written);
    code = protocol.code();
    version = protocol.version();
    status = Status.DRAFT;
    document = ProtocolJson.write(protocol);
  }

  String code() {
    return code;
  }

  int version() {
    return version;
  }

  Status status() {
    return status;
  }

  Protocol protocol() {
    return ProtocolJson.read(document);
  }

  @Nullable Instant publishedAt() {
    return publishedAt;
  }

  @Nullable UUID publishedBy() {
    return publishedBy;
  }
}
