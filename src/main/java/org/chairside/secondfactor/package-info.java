/**
 * Second factors: authenticator apps, recovery codes and passkeys of people who sign in here, and
 * the sign-in that asks for them.
 */
@NullMarked
package org.chairside.secondfactor;

import org.jspecify.annotations.NullMarked;
