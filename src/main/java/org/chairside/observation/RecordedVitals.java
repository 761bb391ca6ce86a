package org.chairside.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.chairside.vocabulary.OxygenDevice;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * {@link VitalSigns} as the columns of an observation. The rules read the signs themselves, which
 * know of no database.
 */
@Embeddable
record RecordedVitals(
    @Nullable Integer systolic,
    @Nullable Integer diastolic,
    @Nullable Integer heartRate,
    @Nullable Integer spo2,
    @Nullable Integer respiratoryRate,
    @Column(precision = 7, scale = 4) @Nullable BigDecimal temperature,
    @Nullable Boolean supplementalOxygen,
    @Enumerated(EnumType.STRING) @Nullable Consciousness consciousness,
    @Nullable Integer sedation,
    @Nullable Integer pain,
    @JdbcTypeCode(SqlTypes.JSON) @Nullable Cadss6 cadss6,
    @Column(precision = 4, scale = 2) @Nullable BigDecimal oxygenFlow,
    @Enumerated(EnumType.STRING) @Nullable OxygenDevice oxygenDevice) {

  static RecordedVitals of(VitalSigns signs) {
    return new RecordedVitals(
        signs.systolic(),
        signs.diastolic(),
        signs.heartRate(),
        signs.spo2(),
        signs.respiratoryRate(),
        signs.temperature(),
        signs.supplementalOxygen(),
        signs.consciousness(),
        signs.sedation(),
        signs.pain(),
        signs.cadss6(),
        signs.oxygen().oxygenFlow(),
        signs.oxygen().oxygenDevice());
  }

  VitalSigns signs() {
    return new VitalSigns(
        systolic,
        diastolic,
        heartRate,
        spo2,
        respiratoryRate,
        temperature,
        supplementalOxygen,
        consciousness,
        sedation,
        pain,
        cadss6,
        new OxygenSupply(oxygenFlow, oxygenDevice));
  }
}
