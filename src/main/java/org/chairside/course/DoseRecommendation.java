package org.chairside.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** What a clinician recommends for the sessions after the reviewed one. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class DoseRecommendation extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID courseId;
  private UUID sessionId;

  @Column(precision = 6, scale = 3)
  private BigDecimal dosePerKg;

  private int infusionMinutes;
  private String reason;

  protected DoseRecommendation() {}

  DoseRecommendation(
      UUID courseId,
      UUID sessionId,
      BigDecimal dosePerKg,
      int infusionMinutes,
      String reason,
      Stamp written) {
    super(written);
    this.courseId = courseId;
    this.sessionId = sessionId;
    this.dosePerKg = dosePerKg;
    this.infusionMinutes = infusionMinutes;
    this.reason = reason;
  }

  public UUID id() {
    return id;
  }

  public UUID courseId() {
    return courseId;
  }

  /** The session after which it was given. */
  public UUID sessionId() {
    return sessionId;
  }

  /** In mg per kg of body weight and session. */
  public BigDecimal dosePerKg() {
    return dosePerKg;
  }

  /** 45 to 90. */
  public int infusionMinutes() {
    return infusionMinutes;
  }

  public String reason() {
    return reason;
  }
}
