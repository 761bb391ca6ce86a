/** What if: what another protocol version would have flagged in the sessions of a period. */
@NullMarked
package org.chairside.whatif;

import org.jspecify.annotations.NullMarked;
