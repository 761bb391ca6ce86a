package org.chairside.passkey;

import java.util.Base64;
import java.util.List;
import org.chairside.passkey.Passkeys.Passkey;
import org.chairside.platform.transaction.Secret;

/**
 * What browsers are asked for, in the form that WebAuthn gives to JSON, so that they read it as it
 * is. Bytes are in Base64 for addresses.
 */
public final class PasskeyOptions {

  private static final String KEY = "public-key";
  private static final String REQUIRED = "required";

  private PasskeyOptions() {}

  /** A passkey that may answer, or that is there already. */
  public record KnownPasskey(String type, String id, List<String> transports) {

    private static KnownPasskey of(Passkey passkey) {
      return new KnownPasskey(
          KEY,
          Base64.getUrlEncoder().withoutPadding().encodeToString(passkey.key().credentialId()),
          passkey.key().transports());
    }
  }

  /**
   * To show a passkey.
   *
   * @param timeout in milliseconds
   * @param allowCredentials those that may answer; empty for any that the device finds
   */
  public record PasskeyRequest(
      String challenge,
      long timeout,
      String rpId,
      List<KnownPasskey> allowCredentials,
      String userVerification)
      implements Secret {

    public static PasskeyRequest of(String challenge, String relyingParty, List<Passkey> passkeys) {
      return new PasskeyRequest(
          challenge,
          PasskeyChallenges.LASTS.toMillis(),
          relyingParty,
          passkeys.stream().map(KnownPasskey::of).toList(),
          REQUIRED);
    }
  }

  /** Who asks. */
  public record RelyingParty(String id, String name) {}

  /**
   * For whom.
   *
   * @param id what the authenticator gives back
   */
  public record PasskeyUser(String id, String name, String displayName) {}

  /** A kind of signature that we take. */
  public record PasskeyAlgorithm(String type, int alg) {}

  /** What the device has to be able to do: keep the passkey, and ask for its owner. */
  public record PasskeyDevice(
      String residentKey, boolean requireResidentKey, String userVerification) {}

  /**
   * To make a passkey.
   *
   * @param timeout in milliseconds
   * @param excludeCredentials those that are there: a device with one of them makes no other
   */
  public record PasskeyCreation(
      String challenge,
      RelyingParty rp,
      PasskeyUser user,
      List<PasskeyAlgorithm> pubKeyCredParams,
      long timeout,
      List<KnownPasskey> excludeCredentials,
      PasskeyDevice authenticatorSelection,
      String attestation)
      implements Secret {

    public static PasskeyCreation of(
        String challenge, String relyingParty, PasskeyUser user, List<Passkey> passkeys) {
      return new PasskeyCreation(
          challenge,
          new RelyingParty(relyingParty, "Chairside"),
          user,
          PasskeyCeremony.ALGORITHMS.stream()
              .map(algorithm -> new PasskeyAlgorithm(KEY, algorithm))
              .toList(),
          PasskeyChallenges.LASTS.toMillis(),
          passkeys.stream().map(KnownPasskey::of).toList(),
          new PasskeyDevice(REQUIRED, true, REQUIRED),
          "none");
    }
  }
}
