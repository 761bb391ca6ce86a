package org.chairside.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** One setting of the pump: from when, at which rate, and why. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class InfusionSegment extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID sessionId;
  private int position;
  private Instant startedAt;

  @Column(precision = 9, scale = 3)
  private BigDecimal mgPerHour;

  private String reason;

  protected InfusionSegment() {}

  InfusionSegment(
      UUID sessionId,
      int position,
      Instant startedAt,
      BigDecimal mgPerHour,
      String reason,
      Stamp written) {
    super(written);
    this.sessionId = sessionId;
    this.position = position;
    this.startedAt = startedAt;
    this.mgPerHour = mgPerHour;
    this.reason = reason;
  }

  UUID sessionId() {
    return sessionId;
  }

  int position() {
    return position;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public BigDecimal mgPerHour() {
    return mgPerHour;
  }

  public String reason() {
    return reason;
  }

  boolean isPause() {
    return mgPerHour.signum() == 0;
  }
}
