package org.chairside.secondfactor;

import static org.chairside.secondfactor.SecondFactorMessages.SECOND_FACTOR;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.passkey.PasskeyCeremony;
import org.chairside.passkey.PasskeyCeremony.Made;
import org.chairside.passkey.PasskeyChallenges;
import org.chairside.passkey.PasskeyChallenges.Purpose;
import org.chairside.passkey.PasskeyFault;
import org.chairside.passkey.PasskeyOptions.PasskeyCreation;
import org.chairside.passkey.PasskeyOptions.PasskeyRequest;
import org.chairside.passkey.PasskeyOptions.PasskeyUser;
import org.chairside.passkey.Passkeys;
import org.chairside.passkey.Passkeys.NewPasskey;
import org.chairside.passkey.Passkeys.Passkey;
import org.chairside.passkey.UserHandle;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.transaction.Secret;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Verbatim;
import org.chairside.secondfactor.FactorPeople.FactorPerson;
import org.chairside.staff.AuthCookies;
import org.chairside.stepup.PasskeyAnswer;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A person's own passkeys. */
@Path("/")
@Authenticated
@OneTransaction
class OwnPasskeysResource {

  private final OwnFactorProofs proofs;
  private final FactorPeople people;
  private final FirstFactors first;
  private final Passkeys passkeys;
  private final PasskeyChallenges challenges;
  private final PasskeyCeremony ceremony;
  private final AuthCookies cookies;

  OwnPasskeysResource(
      OwnFactorProofs proofs,
      FactorPeople people,
      FirstFactors first,
      Passkeys passkeys,
      PasskeyChallenges challenges,
      PasskeyCeremony ceremony,
      AuthCookies cookies) {
    this.proofs = proofs;
    this.people = people;
    this.first = first;
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.ceremony = ceremony;
    this.cookies = cookies;
  }

  /**
   * A passkey as its owner sees it.
   *
   * @param backedUp whether a copy of it is kept elsewhere, such as in a cloud
   */
  public record PasskeyView(
      UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt, boolean backedUp) {

    static PasskeyView of(Passkey passkey) {
      return new PasskeyView(
          passkey.id(),
          passkey.name(),
          passkey.createdAt(),
          passkey.lastUsedAt(),
          passkey.backedUp());
    }
  }

  /**
   * What an authenticator made (WebAuthn), bytes in Base64 for addresses.
   *
   * @param name by which its owner knows it
   * @param clientData what the browser adds, {@code clientDataJSON}
   * @param attestation the {@code attestationObject}
   * @param transports how the browser reaches it, such as {@code internal}
   */
  public record PasskeyRegistration(
      @NotBlank @Size(max = 100) @OneLine String name,
      @NotNull @Size(min = 1, max = 8000) @Pattern(regexp = PasskeyAnswer.BASE64) @Verbatim
          String clientData,
      @NotNull @Size(min = 1, max = 20_000) @Pattern(regexp = PasskeyAnswer.BASE64) @Verbatim
          String attestation,
      @Nullable @Size(max = 10)
          List<@NotNull @Size(max = 30) @Pattern(regexp = "[a-z-]+") String> transports) {

    /** Nothing of it belongs in a log. */
    @Override
    public String toString() {
      return "PasskeyRegistration";
    }
  }

  /**
   * A passkey that was registered.
   *
   * @param recoveryCodes shown once; none where the person has some already
   */
  public record RegisteredPasskey(PasskeyView passkey, List<String> recoveryCodes)
      implements Secret {

    /** The codes belong in no log. */
    @Override
    public String toString() {
      return "RegisteredPasskey";
    }
  }

  /** What a browser asks an authenticator to make, in the form of WebAuthn. */
  @POST
  @Path("/me/passkeys/options")
  public PasskeyCreation options() throws SQLException {
    FactorPerson person = proofs.requireMayChange(token());
    List<Passkey> known = passkeys.of(person.id());
    refuseTooMany(known);
    var handle = new UserHandle(Actor.current().organizationId(), person.id());
    return PasskeyCreation.of(
        challenges.make(Purpose.REGISTRATION, token()),
        ceremony.relyingParty(),
        new PasskeyUser(handle.text(), person.username(), person.name()),
        known);
  }

  /** Registers what the authenticator made. From now on it is a way in, and a second factor. */
  @POST
  @Path("/me/passkeys")
  @ResponseStatus(201)
  public RegisteredPasskey register(@Valid @NotNull PasskeyRegistration wanted)
      throws SQLException {
    FactorPerson person = proofs.requireMayChange(token());
    refuseTooMany(passkeys.of(person.id()));
    Set<String> before = people.factors(person.id());
    Passkey added = passkeys.add(person.id(), wanted.name().strip(), verified(wanted));
    if (added == null) {
      throw new Conflict(SECOND_FACTOR.passkeyTaken());
    }
    return new RegisteredPasskey(
        PasskeyView.of(added), first.added(person, before, token(), Means.PASSWORD_AND_PASSKEY));
  }

  private NewPasskey verified(PasskeyRegistration wanted) throws SQLException {
    List<String> transports = Objects.requireNonNullElse(wanted.transports(), List.of());
    try {
      Made made =
          ceremony.read(wanted.clientData(), wanted.attestation(), new TreeSet<>(transports));
      if (challenges.take(made.challenge(), Purpose.REGISTRATION, token())) {
        return ceremony.verify(made, transports);
      }
    } catch (PasskeyFault _) {
      // refused like a challenge that is not ours
    }
    throw new Invalid("attestation", SECOND_FACTOR.passkeyWrong());
  }

  private static void refuseTooMany(List<Passkey> known) {
    if (known.size() >= Passkeys.MOST) {
      throw new Conflict(SECOND_FACTOR.tooManyPasskeys(Passkeys.MOST));
    }
  }

  /** Ends a passkey of the caller's. */
  @DELETE
  @Path("/me/passkeys/{id}")
  @ResponseStatus(204)
  public void remove(UUID id) {
    FactorPerson person = proofs.requireMayChange(token());
    Set<String> before = people.factors(person.id());
    if (!passkeys.remove(person.id(), id)) {
      throw new NotFound(SECOND_FACTOR.unknownPasskey());
    }
    people.changed(person.id(), before);
  }

  /** What a browser asks one of the caller's passkeys for, in order to sign. */
  @POST
  @Path("/me/reauthentication/passkey-options")
  public PasskeyRequest reauthenticate() throws SQLException {
    UUID staffId = Objects.requireNonNull(Actor.current().staffId());
    return PasskeyRequest.of(
        challenges.make(Purpose.REAUTHENTICATION, token()),
        ceremony.relyingParty(),
        passkeys.of(staffId));
  }

  private String token() {
    return Objects.requireNonNull(cookies.signInToken());
  }
}
