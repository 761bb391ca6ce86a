/** Calendars: sessions as appointments that other calendars can show. */
@NullMarked
package org.chairside.calendar;

import org.jspecify.annotations.NullMarked;
