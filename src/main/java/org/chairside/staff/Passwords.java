package org.chairside.staff;

import static org.chairside.staff.StaffMessages.STAFF;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.chairside.message.Message;
import org.chairside.platform.problem.Invalid;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Password hashes: bcrypt with a random salt, in modular crypt form. A password is hashed in
 * composed form (NFC, as RFC 8265 has it), so that it is the same from every keyboard.
 */
@ApplicationScoped
public class Passwords {

  private static final int SHORTEST = 12;
  // bcrypt reads no more than this; a longer password would be truncated silently
  private static final int LONGEST_BYTES = 72;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  private final PasswordBlocklist blocklist;
  private final int cost;
  private final String hashOfNoPassword;

  Passwords(PasswordBlocklist blocklist, @ConfigProperty(name = "chairside.bcrypt-cost") int cost) {
    this.blocklist = blocklist;
    this.cost = cost;
    this.hashOfNoPassword = BcryptUtil.bcryptHash("nobody has this one", cost);
  }

  /** The hash of a new password, refusing one that is too short or too long. */
  public String hash(String password) {
    requireForm("password", password);
    return BcryptUtil.bcryptHash(composed(password), cost);
  }

  /**
   * Refuses a password that is too short, too long or easily guessed.
   *
   * @param field the field of the request that holds it
   * @param names of the account, its person and organization
   */
  public void requireStrong(String field, String password, List<String> names) {
    requireForm(field, password);
    Message reason = blocklist.reason(composed(password), names, SHORTEST);
    if (reason != null) {
      throw new Invalid(field, reason);
    }
  }

  private static void requireForm(String field, String password) {
    String composed = composed(password);
    if (composed.codePointCount(0, composed.length()) < SHORTEST
        || bytes(composed) > LONGEST_BYTES) {
      throw new Invalid(field, STAFF.passwordForm(SHORTEST, LONGEST_BYTES));
    }
  }

  private static String composed(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  private static int bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The hash of a PIN. */
  public String hashPin(String digits) {
    return BcryptUtil.bcryptHash(digits, cost);
  }

  /**
   * Whether it is the password of this hash.
   *
   * @throws ServiceUnavailableException where too many are being compared
   */
  public boolean matches(String password, String hash) {
    String composed = composed(password);
    // Hashes of before were made of the password as it was typed.
    return isOf(composed, hash) || (!composed.equals(password) && isOf(password, hash));
  }

  private boolean isOf(String password, String hash) {
    return bytes(password) <= LONGEST_BYTES && inTurn(() -> BcryptUtil.matches(password, hash));
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
  public void matchNobody(String password) {
    matches(password, hashOfNoPassword);
  }
}
