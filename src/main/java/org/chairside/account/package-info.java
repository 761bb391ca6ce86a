/** Accounts: passwords changed and reset, the sign-ins of a person, and their end. */
@NullMarked
package org.chairside.account;

import org.jspecify.annotations.NullMarked;
