/**
 * Machines: programs that call by a token with a name, scopes and an end, and act as themselves.
 */
@NullMarked
package org.chairside.machine;

import org.jspecify.annotations.NullMarked;
