package org.chairside.secondfactor;

import static org.chairside.secondfactor.SecondFactorMessages.SECOND_FACTOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.chairside.identity.ProvidedSignIns;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.secondfactor.FactorPeople.FactorPerson;
import org.chairside.staff.AccessResets;
import org.chairside.staff.StaffMembers;
import org.chairside.stepup.StepUp;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What admins do for somebody who lost their second factors. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class StaffFactorsResource {

  private final StepUp stepUp;
  private final FactorPeople people;
  private final StaffMembers staff;
  private final AccessResets resets;
  private final ProvidedSignIns signIns;

  StaffFactorsResource(
      StepUp stepUp,
      FactorPeople people,
      StaffMembers staff,
      AccessResets resets,
      ProvidedSignIns signIns) {
    this.stepUp = stepUp;
    this.people = people;
    this.staff = staff;
    this.resets = resets;
    this.signIns = signIns;
  }

  /**
   * Ends all second factors of somebody else, with their recovery codes, sign-ins and PINs. They
   * sign in with their password, and set up others where the organization asks for them. Where it
   * wants a second admin, another has agreed before to that of a nurse, a clinician or an admin.
   */
  @DELETE
  @Path("/staff/{id}/second-factors")
  @ResponseStatus(204)
  public void remove(UUID id) {
    if (id.equals(Actor.current().staffId())) {
      throw new Conflict(SECOND_FACTOR.ownFactors());
    }
    stepUp.require();
    FactorPerson person = people.get(id);
    if (!person.secondFactor()) {
      throw new NotFound(SECOND_FACTOR.noFactor());
    }
    resets.requireAgreed(staff.get(id));
    people.removeAll(id);
    signIns.endAll(id);
  }
}
