package org.chairside.machine;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.platform.Actor.Role;

/**
 * What a machine may do: a part of what the roles of people may. None holds a decision or a
 * signature of a clinician, the run of an infusion, or the administration.
 */
public enum Scope {
  /** Whatever nurses and schedulers can read. */
  READ(Set.of(Role.NURSE, Role.SCHEDULER), Set.of("POST /patients/search")),
  /** New entries in a session's chart. */
  CHART(
      Set.of(Role.NURSE),
      Set.of(
          "POST /sessions/{id}/observations",
          "POST /sessions/{id}/observations/import",
          "POST /sessions/{id}/observations/{observationId}/corrections",
          "POST /sessions/{id}/side-effects",
          "POST /sessions/{id}/recovery-scores",
          "POST /sessions/{id}/outcomes",
          "POST /sessions/{id}/flags")),
  /** Patients registered, sessions booked, moved and canceled. */
  BOOK(
      Set.of(Role.SCHEDULER),
      Set.of(
          "POST /patients",
          "POST /patients/search",
          "POST /courses/{id}/bookings",
          "POST /courses/{id}/proposals",
          "POST /courses/{id}/holds",
          "POST /holds/{id}/release",
          "POST /sessions/{id}/reschedule",
          "POST /sessions/{id}/cancel",
          "POST /clinics/{id}/waitlist",
          "POST /waitlist/{id}/withdraw",
          "POST /waitlist-offers/{id}/accept",
          "POST /waitlist-offers/{id}/decline"));

  // All but the first need a sign-in, and say so themselves.
  private static final Set<String> OPEN_TO_ALL =
      Set.of(
          "GET /me",
          "GET /me/sign-ins",
          "POST /auth/pin",
          "POST /me/password",
          "POST /me/reauthentication",
          "POST /me/sign-out-everywhere");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<Role> roles;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<String> operations;

  Scope(Set<Role> roles, Set<String> operations) {
    this.roles = roles;
    this.operations = operations;
  }

  /** The roles whose rights these scopes are a part of. */
  public static Set<Role> roles(Collection<Scope> scopes) {
    return scopes.stream()
        .flatMap(scope -> scope.roles.stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  /**
   * Whether a machine with these scopes may call an operation.
   *
   * @param method of HTTP
   * @param route the path's template, such as {@code /sessions/{id}}
   */
  public static boolean permit(Collection<Scope> scopes, String method, String route) {
    String operation = method + " " + route;
    return OPEN_TO_ALL.contains(operation)
        || (scopes.contains(READ) && READING.contains(method))
        || scopes.stream().anyMatch(scope -> scope.operations.contains(operation));
  }

  /** The operations beside reading that the scope permits, as {@code POST /patients}. */
  Set<String> operations() {
    return operations;
  }
}
