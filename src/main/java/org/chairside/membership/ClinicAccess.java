package org.chairside.membership;

import static org.chairside.membership.MembershipMessages.MEMBERSHIP;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The one place where it is checked that somebody works in the clinic of what they call: by what
 * the path, the query and the body name. Items of lists that belong to other clinics are left out.
 */
@OneTransaction
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 2)
class ClinicAccess {

  private static final String ROOT = "/api";
  private static final Map<String, Belonging> ASKED_FOR =
      Map.of("clinic", Belonging.CLINIC, "patient", Belonging.PATIENT);

  private final Memberships memberships;
  private final CurrentVertxRequest request;

  ClinicAccess(Memberships memberships, CurrentVertxRequest request) {
    this.memberships = memberships;
    this.request = request;
  }

  @AroundInvoke
  @Nullable Object inOwnClinics(InvocationContext invocation) throws Exception {
    if (Actor.current().access().everywhere()
        || invocation.getMethod().isAnnotationPresent(AcrossClinics.class)) {
      return invocation.proceed();
    }
    check(named(request.getCurrent(), invocation.getParameters()));
    Object answer = invocation.proceed();
    return answer instanceof Page<?> page ? ownItems(page) : answer;
  }

  private static Named named(RoutingContext context, @Nullable Object[] parameters) {
    Named named = new Named();
    String path = context.normalizedPath();
    named.addPath(path.startsWith(ROOT) ? path.substring(ROOT.length()) : path);
    ASKED_FOR.forEach((name, kind) -> named.add(kind, context.request().getParam(name)));
    for (Object parameter : parameters) {
      named.addParts(parameter);
    }
    return named;
  }

  private void check(Named named) {
    named
        .ids()
        .forEach(
            (kind, ids) -> {
              if (!memberships.refused(kind, ids).isEmpty()) {
                throw new NotAllowed(MEMBERSHIP.otherClinic());
              }
            });
  }

  /** A page may be shorter by what is left out; its end is where it was. */
  private <T> Page<T> ownItems(Page<T> page) {
    Map<T, Named> namedBy = new HashMap<>();
    Map<Belonging, Set<UUID>> all = new EnumMap<>(Belonging.class);
    for (T item : page.items()) {
      Named named = new Named();
      named.addParts(item);
      namedBy.put(item, named);
      named.ids().forEach((kind, ids) -> all.merge(kind, Set.copyOf(ids), ClinicAccess::together));
    }
    Map<Belonging, Set<UUID>> refused = new EnumMap<>(Belonging.class);
    all.forEach((kind, ids) -> refused.put(kind, memberships.refused(kind, ids)));
    List<T> own = page.items().stream().filter(item -> isOwn(namedBy.get(item), refused)).toList();
    return new Page<>(own, page.next());
  }

  private static Set<UUID> together(Set<UUID> some, Set<UUID> others) {
    Set<UUID> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static boolean isOwn(@Nullable Named named, Map<Belonging, Set<UUID>> refused) {
    return named == null
        || named.ids().entrySet().stream()
            .noneMatch(
                each ->
                    each.getValue().stream()
                        .anyMatch(refused.getOrDefault(each.getKey(), Set.of())::contains));
  }
}
