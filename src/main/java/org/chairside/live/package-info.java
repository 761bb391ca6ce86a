/** The floor at this moment, and the stream of what happens on it. */
@NullMarked
package org.chairside.live;

import org.jspecify.annotations.NullMarked;
