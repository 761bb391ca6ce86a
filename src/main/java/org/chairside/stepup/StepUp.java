package org.chairside.stepup;

import static org.chairside.stepup.StepUpMessages.STEP_UP;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chairside.platform.Access;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.staff.Organizations;

/** Makes sure that a signature is made by the person, and not at a tablet that they left open. */
@ApplicationScoped
public class StepUp {

  private final Organizations organizations;
  private final Clock clock;

  StepUp(Organizations organizations, Clock clock) {
    this.organizations = organizations;
    this.clock = clock;
  }

  /**
   * Lets a signature or an override pass, within the current transaction.
   *
   * @throws NotAllowed where a machine calls, or where the person entered their password or PIN
   *     longer ago than the organization allows
   */
  public void require() {
    Access access = Actor.current().access();
    if (access.means() == Means.SYSTEM) {
      return;
    }
    Instant provenAt = access.provenAt();
    if (access.means() == Means.TOKEN || provenAt == null) {
      throw new NotAllowed(STEP_UP.machineCannotSign());
    }
    if (!clock.instant().isBefore(provenAt.plus(lasts()))) {
      throw new NotAllowed(STEP_UP.reauthenticationRequired());
    }
  }

  /** For how long a password, PIN or second factor counts that was shown. */
  public Duration lasts() {
    return organizations.current().reauthenticationLasts();
  }
}
