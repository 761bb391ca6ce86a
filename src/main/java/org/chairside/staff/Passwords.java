package org.chairside.staff;

import static org.chairside.staff.StaffMessages.STAFF;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.chairside.platform.problem.Invalid;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Password hashes: bcrypt with a random salt, in modular crypt form. */
@ApplicationScoped
class Passwords {

  private static final int SHORTEST = 12;
  // bcrypt reads no more than this; a longer password would be truncated silently
  private static final int LONGEST_BYTES = 72;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
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

  /**
   * Whether it is the password of this hash.
   *
   * @throws ServiceUnavailableException where too many are being compared
   */
  boolean matches(String password, String hash) {
    return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES
        && inTurn(() -> BcryptUtil.matches(password, hash));
  }

  /** Half of the processors at most compare passwords; the others are for patients. */
  private boolean inTurn(BooleanSupplier comparison) {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ServiceUnavailableException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableException();
    }
    try {
      return comparison.getAsBoolean();
    } finally {
      turns.release();
    }
  }

  /** Takes as long as a real comparison, so that the timing does not reveal which names exist. */
  void matchNobody(String password) {
    matches(password, hashOfNoPassword);
  }
}
