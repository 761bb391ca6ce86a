/** Planning: the best series and the fewest moves. Pure: no database, no clock. */
@NullMarked
package org.chairside.planning;

import org.jspecify.annotations.NullMarked;
