/** Booking: puts a course's sessions on chairs and times, all of them or none. */
@NullMarked
package org.chairside.booking;

import org.jspecify.annotations.NullMarked;
