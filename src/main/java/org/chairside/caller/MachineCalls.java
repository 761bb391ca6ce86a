package org.chairside.caller;

import static org.chairside.machine.MachineMessages.MACHINE;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Set;
import org.chairside.machine.Scope;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.NotAllowed;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what a machine calls beyond its scopes. People are bounded by their roles alone. */
class MachineCalls {

  /** The name of the identity's attribute that holds the scopes. */
  static final String SCOPES = "org.chairside.scopes";

  private final CurrentIdentityAssociation identity;

  MachineCalls(CurrentIdentityAssociation identity) {
    this.identity = identity;
  }

  @ServerRequestFilter
  void check(ResourceInfo resource, ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(PermitAll.class)) {
      // nobody is asked who they are there
      return;
    }
    // The caller is known by now: the method's right was checked before.
    SecurityIdentity caller = identity.getIdentity();
    Actor actor = caller.getAttribute(Actor.ATTRIBUTE);
    if (actor == null || actor.access().means() != Means.TOKEN) {
      return;
    }
    Path path = method.getAnnotation(Path.class);
    Set<Scope> scopes = caller.getAttribute(SCOPES);
    if (path == null || !Scope.permit(scopes, request.getMethod(), path.value())) {
      throw new NotAllowed(MACHINE.outOfScope());
    }
  }
}
