/** Booking: a course's sessions made real on chairs and times, all of them or none. */
@NullMarked
package org.chairside.booking;

import org.jspecify.annotations.NullMarked;
