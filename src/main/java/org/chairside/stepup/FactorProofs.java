package org.chairside.stepup;

import java.sql.SQLException;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Invalid;
import org.chairside.staff.PasswordChecks.Origin;
import org.chairside.staff.SignIns.SignedIn;

/**
 * Second factors with which somebody signed in shows that it is they; implemented by the package
 * that knows of them. No transaction is open yet.
 */
public interface FactorProofs {

  /**
   * Takes a code of the person's authenticator app, counted like a wrong password.
   *
   * @throws Invalid where it is wrong, or there is no app
   */
  void requireCode(Actor actor, SignedIn person, String code, Origin origin) throws SQLException;

  /**
   * Takes what one of the person's passkeys answered to a challenge of this sign-in.
   *
   * @throws Invalid where it is wrong
   */
  void requirePasskey(Actor actor, SignedIn person, PasskeyAnswer answer, Origin origin)
      throws SQLException;
}
