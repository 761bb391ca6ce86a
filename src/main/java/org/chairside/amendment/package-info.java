/** What was charted in error: marked so at any time, or moved to the session it belongs to. */
@NullMarked
package org.chairside.amendment;

import org.jspecify.annotations.NullMarked;
