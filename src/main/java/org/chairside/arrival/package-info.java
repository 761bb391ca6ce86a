/** The arrival of a patient: the right person, for the right session, in a chair that is free. */
@NullMarked
package org.chairside.arrival;

import org.jspecify.annotations.NullMarked;
