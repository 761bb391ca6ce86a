/** Rosters: who works on a day, and who is on duty now. */
@NullMarked
package org.chairside.roster;

import org.jspecify.annotations.NullMarked;
