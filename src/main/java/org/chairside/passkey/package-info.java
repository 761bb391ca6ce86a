/**
 * Passkeys: what authenticators make and answer (WebAuthn), asked for, verified and kept. Who signs
 * in by them is another package's.
 */
@NullMarked
package org.chairside.passkey;

import org.jspecify.annotations.NullMarked;
