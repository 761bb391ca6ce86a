/** Figures: how a clinic's chairs and nurses were used, and how its bookings turned out. */
@NullMarked
package org.chairside.figures;

import org.jspecify.annotations.NullMarked;
