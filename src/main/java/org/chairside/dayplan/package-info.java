/** A day's plan: who is booked where, what is wrong with it, and which nurse has which session. */
@NullMarked
package org.chairside.dayplan;

import org.jspecify.annotations.NullMarked;
