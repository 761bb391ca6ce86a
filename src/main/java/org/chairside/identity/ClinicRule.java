package org.chairside.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.chairside.platform.web.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * Who works in a clinic: everybody whose claim has the value.
 *
 * @param claim its name, or its path such as {@code realm_access.roles}
 * @param value the claim itself, or one of its list
 * @param clinicId the clinic; null for all of the organization's, later ones too
 */
record ClinicRule(
    @NotBlank @Size(max = 200) @OneLine String claim,
    @NotBlank @Size(max = 200) @OneLine String value,
    @Nullable UUID clinicId) {}
