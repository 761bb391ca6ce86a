package org.chairside.secondfactor;

import static org.chairside.secondfactor.SecondFactorMessages.SECOND_FACTOR;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.chairside.passkey.Passkeys;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.problem.NotFound;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.transaction.Secret;
import org.chairside.platform.web.Verbatim;
import org.chairside.secondfactor.AuthenticatorApps.AppUse;
import org.chairside.secondfactor.AuthenticatorApps.NewApp;
import org.chairside.secondfactor.FactorPeople.FactorPerson;
import org.chairside.secondfactor.OwnPasskeysResource.PasskeyView;
import org.chairside.staff.AuthCookies;
import org.chairside.staff.Organizations;
import org.chairside.staff.ProvidedRights;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A person's own second factors. Each change needs them, and a factor where there is one. */
@Path("/")
@Authenticated
@OneTransaction
class OwnFactorsResource {

  private final OwnFactorProofs proofs;
  private final FactorPeople people;
  private final FirstFactors first;
  private final AuthenticatorApps apps;
  private final RecoveryCodes recoveryCodes;
  private final Passkeys passkeys;
  private final Organizations organizations;
  private final ProvidedRights provided;
  private final AuthCookies cookies;

  OwnFactorsResource(
      OwnFactorProofs proofs,
      FactorPeople people,
      FirstFactors first,
      AuthenticatorApps apps,
      RecoveryCodes recoveryCodes,
      Passkeys passkeys,
      Organizations organizations,
      ProvidedRights provided,
      AuthCookies cookies) {
    this.proofs = proofs;
    this.people = people;
    this.first = first;
    this.apps = apps;
    this.recoveryCodes = recoveryCodes;
    this.passkeys = passkeys;
    this.organizations = organizations;
    this.provided = provided;
    this.cookies = cookies;
  }

  /**
   * What somebody has.
   *
   * @param authenticatorApp null where there is none
   * @param recoveryCodesLeft of ten
   * @param required whether the organization asks this person for a factor
   * @param possible whether they can have any: not where they sign in at a provider
   */
  public record SecondFactors(
      @Nullable AppUse authenticatorApp,
      List<PasskeyView> passkeys,
      int recoveryCodesLeft,
      boolean required,
      boolean possible) {}

  /**
   * An authenticator app to set up. It is shown once, and used from its first code on.
   *
   * @param secret in Base32, to be typed
   * @param address the same for a picture (otpauth)
   */
  public record AuthenticatorApp(String secret, String address) implements Secret {

    /** The secret belongs in no log. */
    @Override
    public String toString() {
      return "AuthenticatorApp";
    }
  }

  /** What the app shows. */
  public record FirstCode(@NotNull @Size(min = 1, max = 20) @Verbatim String code) {

    /** It belongs in no log. */
    @Override
    public String toString() {
      return "FirstCode";
    }
  }

  /**
   * Codes for who loses their device, each used once. They are shown once.
   *
   * @param codes none where the person has some already
   */
  public record NewRecoveryCodes(List<String> codes) implements Secret {

    /** None of them belongs in a log. */
    @Override
    public String toString() {
      return "NewRecoveryCodes";
    }
  }

  /** The caller's second factors. */
  @GET
  @Path("/me/second-factors")
  public SecondFactors own() {
    if (Actor.current().access().means() == Means.TOKEN) {
      throw new NotAllowed(SECOND_FACTOR.personOnly());
    }
    UUID staffId = Objects.requireNonNull(Actor.current().staffId());
    boolean possible = !provided.provideRoles(staffId);
    return new SecondFactors(
        apps.of(staffId).orElse(null),
        passkeys.of(staffId).stream().map(PasskeyView::of).toList(),
        recoveryCodes.left(staffId),
        possible && organizations.current().secondFactor().asks(Actor.current().roles()),
        possible);
  }

  /** Begins to set an authenticator app up; what was begun before ends. */
  @POST
  @Path("/me/second-factors/authenticator-app")
  @ResponseStatus(201)
  public AuthenticatorApp begin() {
    FactorPerson person = proofs.requireMayChange(token());
    NewApp app = apps.begin(person.id(), person.username());
    return new AuthenticatorApp(app.secret(), app.address());
  }

  /**
   * Takes the first code of the app. From now on it is the person's second factor, in place of an
   * app that they had.
   */
  @POST
  @Path("/me/second-factors/authenticator-app/confirmation")
  public NewRecoveryCodes confirm(@Valid @NotNull FirstCode wanted) {
    FactorPerson person = proofs.requireMayChange(token());
    if (!apps.isBegun(person.id())) {
      throw new Conflict(SECOND_FACTOR.nothingToConfirm());
    }
    Set<String> before = people.factors(person.id());
    if (!apps.confirm(person.id(), wanted.code())) {
      throw new Invalid("code", SECOND_FACTOR.codeWrong());
    }
    return new NewRecoveryCodes(first.added(person, before, token(), Means.PASSWORD_AND_CODE));
  }

  /** Ends the caller's authenticator app. */
  @DELETE
  @Path("/me/second-factors/authenticator-app")
  @ResponseStatus(204)
  public void removeApp() {
    FactorPerson person = proofs.requireMayChange(token());
    Set<String> before = people.factors(person.id());
    if (!apps.remove(person.id())) {
      throw new NotFound(SECOND_FACTOR.noApp());
    }
    people.changed(person.id(), before);
  }

  /** Gives the caller new recovery codes; those that they had end. */
  @POST
  @Path("/me/second-factors/recovery-codes")
  @ResponseStatus(201)
  public NewRecoveryCodes makeCodes() {
    FactorPerson person = proofs.requireMayChange(token());
    if (!person.secondFactor()) {
      throw new Conflict(SECOND_FACTOR.noFactor());
    }
    return new NewRecoveryCodes(recoveryCodes.make(person.id()));
  }

  private String token() {
    return Objects.requireNonNull(cookies.signInToken());
  }
}
