/** Planning: the best series and the fewest moves. Pure: it knows neither database nor clock. */
@NullMarked
package org.chairside.planning;

import org.jspecify.annotations.NullMarked;
