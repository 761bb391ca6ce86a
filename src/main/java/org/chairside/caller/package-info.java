/** Caller: who sends a request, found by the token that it carries, and what a machine may call. */
@NullMarked
package org.chairside.caller;

import org.jspecify.annotations.NullMarked;
