/**
 * Planning: what may be booked when, the best series, the fewest moves. Pure: it knows neither the
 * database nor the clock.
 */
@NullMarked
package org.chairside.planning;

import org.jspecify.annotations.NullMarked;
