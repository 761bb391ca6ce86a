/** Changes to what is booked: moved, canceled, missed. */
@NullMarked
package org.chairside.change;

import org.jspecify.annotations.NullMarked;
