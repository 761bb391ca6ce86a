/** Live: the board as of now, and the stream of events. */
@NullMarked
package org.chairside.live;

import org.jspecify.annotations.NullMarked;
