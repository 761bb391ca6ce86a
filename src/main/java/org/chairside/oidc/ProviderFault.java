package org.chairside.oidc;

/** A way to a provider and back that ends without a sign-in. */
final class ProviderFault extends Exception {

  private final SignInProblem problem;

  /**
   * @param reason for the operator's log: without tokens, codes or names
   */
  ProviderFault(SignInProblem problem, String reason) {
    super(reason, null, false, false);
    this.problem = problem;
  }

  SignInProblem problem() {
    return problem;
  }
}
