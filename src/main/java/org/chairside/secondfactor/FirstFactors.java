package org.chairside.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.chairside.identity.ProvidedSignIns;
import org.chairside.platform.Access.Means;
import org.chairside.secondfactor.FactorPeople.FactorPerson;
import org.chairside.staff.StaffAccounts.ActivationChanged;
import org.chairside.staff.StaffAccounts.SignsInElsewhere;
import org.chairside.staff.Tokens;

/**
 * What follows from a person's first factor, and what ends them all, within the current
 * transaction.
 */
@ApplicationScoped
class FirstFactors {

  private final FactorPeople people;
  private final RecoveryCodes recoveryCodes;
  private final OwnFactorProofs proofs;
  private final PendingSignIns pending;
  private final ProvidedSignIns signIns;

  FirstFactors(
      FactorPeople people,
      RecoveryCodes recoveryCodes,
      OwnFactorProofs proofs,
      PendingSignIns pending,
      ProvidedSignIns signIns) {
    this.people = people;
    this.recoveryCodes = recoveryCodes;
    this.proofs = proofs;
    this.pending = pending;
    this.signIns = signIns;
  }

  /**
   * Notes a factor that was added. With the first one the person's other sign-ins and PINs end,
   * which a password alone opened.
   *
   * @param before the factors that there were
   * @param token of the sign-in that goes on
   * @param means by what that one is open from now on
   * @return recovery codes, where the person has none
   */
  List<String> added(FactorPerson person, Set<String> before, String token, Means means) {
    people.changed(person.id(), before);
    if (before.isEmpty()) {
      signIns.endOthers(person.id(), Tokens.hash(token));
      proofs.becomesTwoFactors(token, means);
    }
    return recoveryCodes.left(person.id()) == 0 ? recoveryCodes.make(person.id()) : List.of();
  }

  /** Who signs in at a provider from now on has no other way in. */
  void end(@Observes SignsInElsewhere moved) {
    people.removeAll(moved.staffId());
  }

  /** What somebody has begun with a password ends with their account. */
  void end(@Observes ActivationChanged changed) {
    pending.endAll(changed.staffId());
  }
}
