package org.chairside.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chairside.identity.PublicAddress;
import org.chairside.passkey.Passkeys.NewPasskey;
import org.chairside.passkey.Passkeys.Passkey;
import org.chairside.stepup.PasskeyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what authenticators answer (WebAuthn): signature, origin, relying party, challenge, that
 * the device asked for its owner, and a counter that goes on. Who made the device is not asked: any
 * may be used.
 */
@ApplicationScoped
public class PasskeyCeremony {

  /** Signatures that we take: ES256, EdDSA and RS256, the one that we like best first. */
  static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

  private static final List<PublicKeyCredentialParameters> PARAMETERS =
      ALGORITHMS.stream()
          .map(
              algorithm ->
                  new PublicKeyCredentialParameters(
                      PublicKeyCredentialType.PUBLIC_KEY,
                      COSEAlgorithmIdentifier.create(algorithm)))
          .toList();

  private final PublicAddress address;
  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(converter);

  PasskeyCeremony(PublicAddress address) {
    this.address = address;
  }

  /** An answer that can be read; {@link #verify} tells whether it is true. */
  @SuppressWarnings("ArrayRecordComponent") // read only
  public record Shown(
      AuthenticationData data,
      String challenge,
      byte[] credentialId,
      byte @Nullable [] userHandle) {}

  /** An answer to a registration that can be read. */
  public record Made(RegistrationData data, String challenge) {}

  /** What an authenticator told when it was shown. */
  record Verified(long signCount, boolean backedUp) {}

  /** For whom authenticators sign: the host of the web app. */
  public String relyingParty() {
    return host(address.origin());
  }

  // Java knows no host in a name with an underscore.
  private static String host(URI origin) {
    return Objects.requireNonNullElse(origin.getHost(), origin.getAuthority());
  }

  /** Reads an answer. */
  Shown read(PasskeyAnswer answer) throws PasskeyFault {
    try {
      byte[] credentialId = bytes(answer.credentialId());
      byte[] userHandle = answer.userHandle() == null ? null : bytes(answer.userHandle());
      AuthenticationData data =
          manager.parse(
              new AuthenticationRequest(
                  credentialId,
                  userHandle,
                  bytes(answer.authenticatorData()),
                  bytes(answer.clientData()),
                  bytes(answer.signature())));
      return new Shown(data, challenge(data.getCollectedClientData()), credentialId, userHandle);
    } catch (RuntimeException e) {
      // Its parsers of CBOR and JSON each throw exceptions of their own.
      throw new PasskeyFault("an answer cannot be read");
    }
  }

  /** Verifies an answer of this passkey. Its challenge was taken before. */
  Verified verify(Shown shown, Passkey passkey) throws PasskeyFault {
    NewPasskey key = passkey.key();
    var record =
        new CredentialRecordImpl(
            new NoneAttestationStatement(),
            true,
            key.backupEligible(),
            key.backedUp(),
            key.signCount(),
            credentials.convert(key.credential()),
            null,
            null,
            null,
            null);
    try {
      manager.verify(
          shown.data(),
          new AuthenticationParameters(
              server(shown.challenge()), record, List.of(key.credentialId()), true, true));
    } catch (RuntimeException e) {
      throw new PasskeyFault(e.getClass().getSimpleName());
    }
    AuthenticatorData<?> told = shown.data().getAuthenticatorData();
    if (told == null) {
      throw new PasskeyFault("no authenticator data");
    }
    return new Verified(told.getSignCount(), told.isFlagBS());
  }

  /** Reads what was made. */
  public Made read(String clientData, String attestation, Set<String> transports)
      throws PasskeyFault {
    try {
      RegistrationData data =
          manager.parse(
              new RegistrationRequest(bytes(attestation), bytes(clientData), null, transports));
      return new Made(data, challenge(data.getCollectedClientData()));
    } catch (RuntimeException e) {
      throw new PasskeyFault("a registration cannot be read");
    }
  }

  /** Verifies what was made. Its challenge was taken before. */
  public NewPasskey verify(Made made, List<String> transports) throws PasskeyFault {
    try {
      manager.verify(
          made.data(),
          new RegistrationParameters(server(made.challenge()), PARAMETERS, true, true));
    } catch (RuntimeException e) {
      throw new PasskeyFault(e.getClass().getSimpleName());
    }
    var attestation = made.data().getAttestationObject();
    AttestedCredentialData credential =
        attestation == null ? null : attestation.getAuthenticatorData().getAttestedCredentialData();
    if (attestation == null || credential == null) {
      throw new PasskeyFault("no passkey in a registration");
    }
    AuthenticatorData<?> told = attestation.getAuthenticatorData();
    return new NewPasskey(
        credential.getCredentialId(),
        credentials.convert(credential),
        told.getSignCount(),
        transports,
        told.isFlagBE(),
        told.isFlagBS());
  }

  private ServerProperty server(String challenge) {
    URI origin = address.origin();
    return ServerProperty.builder()
        .origin(new Origin(origin.toString()))
        .rpId(host(origin))
        .challenge(new DefaultChallenge(bytes(challenge)))
        .build();
  }

  private static String challenge(@Nullable CollectedClientData data) throws PasskeyFault {
    if (data == null) {
      throw new PasskeyFault("no client data");
    }
    return PasskeyChallenges.of(data.getChallenge().getValue());
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }
}
