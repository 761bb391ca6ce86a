package org.chairside.staff;

import static org.chairside.staff.StaffMessages.STAFF;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.chairside.platform.problem.Invalid;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Password hashes: bcrypt with a random salt, in modular crypt form. */
@ApplicationScoped
class Passwords {

  private static final int SHORTEST = 12;
  // bcrypt reads no more than this; a longer password would be truncated silently
  private static final int LONGEST_BYTES = 72;

  private final int cost;
  private final String hashOfNoPassword;

  Passwords(@ConfigProperty(name = "chairside.bcrypt-cost") int cost) {
    this.cost = cost;
    this.hashOfNoPassword = BcryptUtil.bcryptHash("nobody has this one", cost);
  }

  /** The hash of a new password, refusing one that is too short or too long. */
  String hash(String password) {
    if (password.length() < SHORTEST
        || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw new Invalid("password", STAFF.passwordForm(SHORTEST, LONGEST_BYTES));
    }
    return BcryptUtil.bcryptHash(password, cost);
  }

  /** The hash of a PIN. */
  String hash(Pin pin) {
    return BcryptUtil.bcryptHash(pin.digits(), cost);
  }

  boolean matches(String password, String hash) {
    return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES
        && BcryptUtil.matches(password, hash);
  }

  /** Takes as long as a real comparison, so that the timing does not reveal which names exist. */
  void matchNobody(String password) {
    matches(password, hashOfNoPassword);
  }
}
