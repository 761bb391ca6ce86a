/** A patient's death: recorded with all that it ends, and taken back where it was an error. */
@NullMarked
package org.chairside.death;

import org.jspecify.annotations.NullMarked;
