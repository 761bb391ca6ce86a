/** The gate before an infusion: what has to be so, what is not, and who may override it. */
@NullMarked
package org.chairside.start;

import org.jspecify.annotations.NullMarked;
