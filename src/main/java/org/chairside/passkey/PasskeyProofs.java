package org.chairside.passkey;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.chairside.passkey.PasskeyCeremony.Shown;
import org.chairside.passkey.PasskeyCeremony.Verified;
import org.chairside.passkey.PasskeyChallenges.Purpose;
import org.chairside.passkey.Passkeys.Passkey;
import org.chairside.platform.Actor;
import org.chairside.stepup.PasskeyAnswer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes what passkeys answer. */
@ApplicationScoped
public class PasskeyProofs {

  private static final Logger LOG = Logger.getLogger(PasskeyProofs.class);

  private final PasskeyCeremony ceremony;
  private final PasskeyChallenges challenges;
  private final Passkeys passkeys;

  PasskeyProofs(PasskeyCeremony ceremony, PasskeyChallenges challenges, Passkeys passkeys) {
    this.ceremony = ceremony;
    this.challenges = challenges;
    this.passkeys = passkeys;
  }

  /**
   * Reads an answer and takes its challenge, whatever comes of it.
   *
   * @param secret of the browser that asked for it
   * @return empty where it cannot be read, or answers nothing that was asked there
   */
  public Optional<Shown> taken(PasskeyAnswer answer, Purpose purpose, @Nullable String secret)
      throws SQLException {
    try {
      Shown shown = ceremony.read(answer);
      return challenges.take(shown.challenge(), purpose, secret)
          ? Optional.of(shown)
          : Optional.empty();
    } catch (PasskeyFault fault) {
      LOG.debugf("passkey: %s", fault.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Whether this is the answer of a passkey of the person, who is locked within the current
   * transaction. If so, its counter goes on.
   */
  public boolean use(UUID staffId, Shown shown) {
    var handle = new UserHandle(Actor.current().organizationId(), staffId);
    Passkey passkey = passkeys.find(staffId, shown.credentialId()).orElse(null);
    if (passkey == null || !handle.isOrUnsaid(shown.userHandle())) {
      return false;
    }
    try {
      Verified verified = ceremony.verify(shown, passkey);
      passkeys.used(passkey, verified.signCount(), verified.backedUp());
      return true;
    } catch (PasskeyFault fault) {
      LOG.infof("passkey %s: %s", passkey.id(), fault.getMessage());
      return false;
    }
  }
}
