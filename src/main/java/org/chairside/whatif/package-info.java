/** What-if: which flags another protocol version would have raised in past sessions. */
@NullMarked
package org.chairside.whatif;

import org.jspecify.annotations.NullMarked;
