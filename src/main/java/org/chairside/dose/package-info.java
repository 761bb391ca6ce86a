/** Doses: what a session is ordered to give. */
@NullMarked
package org.chairside.dose;

import org.jspecify.annotations.NullMarked;
