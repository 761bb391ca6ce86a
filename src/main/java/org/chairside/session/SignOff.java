package org.chairside.session;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.chairside.vocabulary.Disposition;
import org.jspecify.annotations.Nullable;

/**
 * A clinician's signature under the whole session; all null before.
 *
 * @param reviewDisposition what the clinician decided for what comes after, or null
 */
@Embeddable
public record SignOff(
    @Nullable Instant signedOffAt,
    @Nullable UUID signedOffBy,
    @Nullable String reviewNote,
    @Enumerated(EnumType.STRING) @Nullable Disposition reviewDisposition) {

  static final SignOff NONE = new SignOff(null, null, null, null);
}
