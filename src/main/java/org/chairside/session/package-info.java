/** Sessions: one visit, planned and then run, with its preparation, infusion and recovery. */
@NullMarked
package org.chairside.session;

import org.jspecify.annotations.NullMarked;
