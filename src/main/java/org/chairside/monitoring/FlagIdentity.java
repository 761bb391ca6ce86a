package org.chairside.monitoring;

/** What a rule raises a flag of its own for. */
enum FlagIdentity {
  /** One flag for everything that the rule finds. */
  RULE,
  /** One flag for each type of side effect. */
  TYPE,
  /** One flag for each vital sign. */
  SIGN
}
