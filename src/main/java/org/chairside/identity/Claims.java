package org.chairside.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.platform.Actor.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody, in a token that was verified.
 *
 * @param byName the token's claims
 */
public record Claims(Map<String, Object> byName) {

  /**
   * Where somebody works.
   *
   * @param everywhere in all clinics of the organization
   * @param clinicIds in these alone; empty where everywhere
   */
  public record Workplaces(boolean everywhere, Set<UUID> clinicIds) {}

  /** The roles that the rules give; none where no claim has a rule's value. */
  Set<Role> roles(List<RoleRule> rules) {
    return rules.stream()
        .filter(rule -> values(rule.claim()).contains(rule.value()))
        .map(RoleRule::role)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  /** Where the rules let somebody work: in no clinic where no claim has a rule's value. */
  Workplaces workplaces(List<ClinicRule> rules) {
    List<ClinicRule> met =
        rules.stream().filter(rule -> values(rule.claim()).contains(rule.value())).toList();
    if (met.stream().anyMatch(rule -> rule.clinicId() == null)) {
      return new Workplaces(true, Set.of());
    }
    return new Workplaces(
        false,
        met.stream()
            .map(ClinicRule::clinicId)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A claim of one text, or null where it is none. */
  public @Nullable String text(String claim) {
    return byName.get(claim) instanceof String text ? text : null;
  }

  /** The values of a claim: those of a list, or the one that it is. A text is never split. */
  private Set<String> values(String path) {
    // A name may have periods itself, as https://clinic.example/roles has.
    Object claim = byName.containsKey(path) ? byName.get(path) : at(path);
    return switch (claim) {
      case Collection<?> several ->
          several.stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .collect(Collectors.toSet());
      case String one -> Set.of(one);
      case null, default -> Set.of();
    };
  }

  private @Nullable Object at(String path) {
    Object found = byName;
    for (String name : Arrays.asList(path.split("\\.", -1))) {
      found = found instanceof Map<?, ?> parts ? parts.get(name) : null;
    }
    return found;
  }
}
