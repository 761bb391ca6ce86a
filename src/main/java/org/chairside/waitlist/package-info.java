/** The waitlist: who wants an earlier slot, and who is offered a freed one. */
@NullMarked
package org.chairside.waitlist;

import org.jspecify.annotations.NullMarked;
