/** Sessions: one planned and then run infusion with its preparation, infusion and recovery. */
@NullMarked
package org.chairside.session;

import org.jspecify.annotations.NullMarked;
