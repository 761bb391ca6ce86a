package org.chairside.audit;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a call was about, taken from its address alone.
 *
 * @param route the path's template, such as {@code /sessions/{id}}
 * @param ids as an entry keeps them
 * @param subject the record that leads to its patient, or null
 */
record AuditedCall(String route, String ids, @Nullable Subject subject) {

  // Calls that read only public facts or the caller's own account are not worth an entry. Sign-in,
  // sign-out and the change of a password are recorded by AuditedAccounts.
  private static final Set<String> NOBODYS_DATA =
      Set.of(
          "/me",
          "/me/identity",
          "/me/identity/sign-out",
          "/me/password",
          "/me/reauthentication",
          "/me/reauthentication/passkey-options",
          "/me/second-factors",
          "/me/sign-ins",
          "/me/sign-out-everywhere",
          "/recovery-scales",
          "/side-effect-types");
  private static final String ACCOUNTS = "/auth/";
  private static final String ROOT = "/api";
  private static final Set<String> ASKED_FOR = Set.of("clinic", "patient");
  // A code or a date; any other text in an address is dropped.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * Something that belongs to a patient.
   *
   * @param kind patients, sessions, courses or flags
   */
  record Subject(String kind, UUID id) {

    private static final Set<String> KINDS = Set.of("patients", "sessions", "courses", "flags");

    /** The subject at this address below the API's root, or null. */
    static @Nullable Subject at(String path) {
      String[] segments = path.split("/", 4);
      return segments.length > 2
              && KINDS.contains(segments[1])
              && UUIDS.matcher(segments[2]).matches()
          ? new Subject(segments[1], UUID.fromString(segments[2]))
          : null;
    }
  }

  /** Whether calls of this method are kept; not where it has no path of its own. */
  static boolean isKept(@Nullable String route) {
    return route != null && !NOBODYS_DATA.contains(route) && !route.startsWith(ACCOUNTS);
  }

  /** The path's template of a resource's method, or null. */
  static @Nullable String route(@Nullable Method method) {
    jakarta.ws.rs.Path path =
        method == null ? null : method.getAnnotation(jakarta.ws.rs.Path.class);
    return path == null ? null : path.value();
  }

  /**
   * The call of a route.
   *
   * @param path as it was called
   * @param query its parameters, of which only ids of clinics and patients are looked at
   */
  static AuditedCall of(String route, String path, Map<String, String> query) {
    String below = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
    Map<String, String> ids = new TreeMap<>();
    String[] names = route.split("/", -1);
    String[] values = below.split("/", -1);
    for (int i = 0; i < names.length && i < values.length; i++) {
      if (names[i].startsWith("{") && ID.matcher(values[i]).matches()) {
        ids.put(names[i].substring(1, names[i].length() - 1), values[i]);
      }
    }
    query.forEach(
        (name, value) -> {
          if (ASKED_FOR.contains(name) && UUIDS.matcher(value).matches()) {
            ids.put(name, value);
          }
        });
    String patient = ids.get("patient");
    return new AuditedCall(
        route,
        ids.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("&")),
        patient == null ? Subject.at(below) : new Subject("patients", UUID.fromString(patient)));
  }

  /** The same about what was made by it. */
  AuditedCall making(String location) {
    Subject made = Subject.at(location);
    return subject != null || made == null ? this : new AuditedCall(route, ids, made);
  }
}
