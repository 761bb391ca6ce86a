/** Addenda: what is written about a session after its signature. */
@NullMarked
package org.chairside.addendum;

import org.jspecify.annotations.NullMarked;
