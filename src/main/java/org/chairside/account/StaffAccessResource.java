package org.chairside.account;

import static org.chairside.account.AccountMessages.ACCOUNT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.transaction.Secret;
import org.chairside.staff.AccessResets;
import org.chairside.staff.Passwords;
import org.chairside.staff.ProvidedRights;
import org.chairside.staff.Staff;
import org.chairside.staff.StaffMembers;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What admins do about other people's access: a forgotten password, a lost tablet. */
@Path("/")
@OneTransaction
@RolesAllowed(Role.ADMINS)
class StaffAccessResource {

  private final StaffMembers staff;
  private final Passwords passwords;
  private final TemporaryPasswords temporary;
  private final OpenAccess access;
  private final ProvidedRights provided;
  private final AccessResets resets;
  private final Clock clock;

  StaffAccessResource(
      StaffMembers staff,
      Passwords passwords,
      TemporaryPasswords temporary,
      OpenAccess access,
      ProvidedRights provided,
      AccessResets resets,
      Clock clock) {
    this.staff = staff;
    this.passwords = passwords;
    this.temporary = temporary;
    this.access = access;
    this.provided = provided;
    this.resets = resets;
    this.clock = clock;
  }

  /**
   * A password that has to be changed at the next sign-in.
   *
   * @param password the secret; it is shown only once
   * @param expiresAt from when on nobody can sign in with it
   */
  public record TemporaryPassword(UUID staffId, String password, Instant expiresAt)
      implements Secret {

    /** The password belongs in no log. */
    @Override
    public String toString() {
      return "TemporaryPassword";
    }
  }

  /**
   * Gives somebody a temporary password in place of theirs, and ends their sign-ins and PINs. One's
   * own password is changed, not reset: that needs the current one. Where the organization wants a
   * second admin, another has agreed before to that of a nurse, a clinician or an admin.
   */
  @POST
  @Path("/staff/{id}/password-reset")
  @ResponseStatus(201)
  public TemporaryPassword resetPassword(UUID id) {
    if (id.equals(Actor.current().staffId())) {
      throw new Conflict(ACCOUNT.ownPassword());
    }
    String password = temporary.make();
    // before the first statement, so that no connection is held while it is hashed
    String hash = passwords.hash(password);
    Instant expiresAt = clock.instant().plus(temporary.lasts());
    Staff person = staff.getLocked(id);
    if (provided.provideRoles(id)) {
      throw new Conflict(ACCOUNT.signsInElsewhere());
    }
    resets.requireAgreed(person);
    person.setTemporaryPassword(hash, expiresAt);
    staff.flush();
    access.endSignIns(id);
    return new TemporaryPassword(id, password, expiresAt);
  }

  /** Ends all of somebody's sign-ins and forgets their PINs on devices. */
  @POST
  @Path("/staff/{id}/sign-out-everywhere")
  @ResponseStatus(204)
  public void signOutEverywhere(UUID id) {
    access.endSignIns(staff.get(id).id());
  }
}
