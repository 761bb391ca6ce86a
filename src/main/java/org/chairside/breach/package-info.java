/** Breaches: which rule of booking a session breaks, and what stops it elsewhere, in words. */
@NullMarked
package org.chairside.breach;

import org.jspecify.annotations.NullMarked;
