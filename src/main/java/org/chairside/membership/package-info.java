/**
 * Membership: in which clinics somebody works, checked at every call, and the glass that they break
 * for another.
 */
@NullMarked
package org.chairside.membership;

import org.jspecify.annotations.NullMarked;
