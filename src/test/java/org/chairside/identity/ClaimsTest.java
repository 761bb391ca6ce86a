package org.chairside.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.identity.Claims.Workplaces;
import org.chairside.platform.Actor.Role;
import org.junit.jupiter.api.Test;

/** Rights follow from claims, exactly as the rules say. */
class ClaimsTest {

  private static Set<Role> roles(Map<String, Object> claims, RoleRule... rules) {
    return new Claims(claims).roles(List.of(rules));
  }

  private static final RoleRule NURSES = new RoleRule("groups", "nurses", Role.NURSE);

  @Test
  void listGivesRoleOfEachValue() {
    assertThat(
            roles(
                Map.of("groups", List.of("nurses", "heads", "others")),
                NURSES,
                new RoleRule("groups", "heads", Role.ADMIN),
                new RoleRule("groups", "physicians", Role.CLINICIAN)))
        .containsExactlyInAnyOrder(Role.NURSE, Role.ADMIN);
  }

  @Test
  void singleTextCountsWhole() {
    assertThat(roles(Map.of("groups", "nurses"), NURSES)).containsExactly(Role.NURSE);
    assertThat(roles(Map.of("groups", "nurses heads"), NURSES)).isEmpty();
    assertThat(roles(Map.of("groups", "nurses,heads"), NURSES)).isEmpty();
  }

  @Test
  void valueIsComparedExactly() {
    for (String other : List.of("Nurses", "nurses ", "nurse", "nursess", "")) {
      assertThat(roles(Map.of("groups", List.of(other)), NURSES)).as(other).isEmpty();
    }
  }

  @Test
  void pathLeadsIntoNestedClaim() {
    Map<String, Object> claims =
        Map.of(
            "realm_access",
            Map.of("roles", List.of("nurse")),
            "resource_access",
            Map.of("chairside", Map.of("roles", List.of("admin"))));
    assertThat(
            roles(
                claims,
                new RoleRule("realm_access.roles", "nurse", Role.NURSE),
                new RoleRule("resource_access.chairside.roles", "admin", Role.ADMIN),
                new RoleRule("resource_access.other.roles", "admin", Role.CLINICIAN),
                new RoleRule("realm_access", "nurse", Role.SCHEDULER)))
        .containsExactlyInAnyOrder(Role.NURSE, Role.ADMIN);
  }

  @Test
  void nameWithPeriodsIsClaimOfItsOwn() {
    assertThat(
            roles(
                Map.of("https://clinic.example/roles", List.of("nurses")),
                new RoleRule("https://clinic.example/roles", "nurses", Role.NURSE)))
        .containsExactly(Role.NURSE);
  }

  @Test
  void claimThatIsMissingOrNoTextGivesNothing() {
    assertThat(roles(Map.of(), NURSES)).isEmpty();
    for (Object other : List.of(true, 7, Map.of("nurses", true), List.of(1, List.of("nurses")))) {
      assertThat(roles(Map.of("groups", other), NURSES)).as(other.toString()).isEmpty();
    }
  }

  @Test
  void clinicsAreThoseOfTheRulesThatAreMet() {
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    var rules =
        List.of(
            new ClinicRule("sites", "north", one),
            new ClinicRule("sites", "south", other),
            new ClinicRule("sites", "all", null));
    assertThat(new Claims(Map.of("sites", List.of("north"))).workplaces(rules))
        .isEqualTo(new Workplaces(false, Set.of(one)));
    assertThat(new Claims(Map.of("sites", List.of("north", "all"))).workplaces(rules))
        .isEqualTo(new Workplaces(true, Set.of()));
    assertThat(new Claims(Map.of()).workplaces(rules)).isEqualTo(new Workplaces(false, Set.of()));
  }
}
