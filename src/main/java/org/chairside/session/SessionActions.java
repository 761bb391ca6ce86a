package org.chairside.session;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.session.SessionAction.Facts;
import org.jspecify.annotations.Nullable;

/** Who may do what with a session now: its state, and the roles that the endpoints declare. */
@ApplicationScoped
public class SessionActions {

  private final Map<SessionAction, Set<Role>> roles = new EnumMap<>(SessionAction.class);

  SessionActions(BeanManager beans) {
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(Bean::getBeanClass)
        .filter(type -> type.isAnnotationPresent(Path.class))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(SessionActionEndpoint.class))
        .forEach(this::read);
    if (roles.size() < SessionAction.values().length) {
      throw new IllegalStateException("an action that no endpoint performs");
    }
  }

  /** Where several endpoints perform the same action, only who may call each may do it. */
  private void read(Method method) {
    RolesAllowed own = method.getAnnotation(RolesAllowed.class);
    RolesAllowed declared =
        own == null ? method.getDeclaringClass().getAnnotation(RolesAllowed.class) : own;
    Set<Role> allowed =
        Arrays.stream(declared.value())
            .map(Role::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    roles.merge(
        method.getAnnotation(SessionActionEndpoint.class).value(),
        allowed,
        (one, other) -> {
          one.retainAll(other);
          return one;
        });
  }

  /** What this person may do with the session now, in the order of the catalogue. */
  public List<SessionAction> of(InfusionSession session, Facts facts, Actor actor) {
    return Arrays.stream(SessionAction.values())
        .filter(action -> isOf(action, actor))
        .filter(action -> action.isAllowed(session, facts))
        .toList();
  }

  private boolean isOf(SessionAction action, Actor actor) {
    @Nullable Set<Role> allowed = roles.get(action);
    return allowed != null && actor.roles().stream().anyMatch(allowed::contains);
  }
}
