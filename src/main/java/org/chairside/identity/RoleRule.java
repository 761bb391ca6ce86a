package org.chairside.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.web.OneLine;

/**
 * Who holds a role: everybody whose claim has the value.
 *
 * @param claim its name, or its path such as {@code realm_access.roles}
 * @param value the claim itself, or one of its list
 */
record RoleRule(
    @NotBlank @Size(max = 200) @OneLine String claim,
    @NotBlank @Size(max = 200) @OneLine String value,
    @NotNull Role role) {}
