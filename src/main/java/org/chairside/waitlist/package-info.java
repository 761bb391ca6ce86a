/** The waitlist: who wants an earlier slot, and to whom a freed one is offered. */
@NullMarked
package org.chairside.waitlist;

import org.jspecify.annotations.NullMarked;
