/** Re-plans: the fewest moves after a closure, a broken chair or an absence. */
@NullMarked
package org.chairside.replan;

import org.jspecify.annotations.NullMarked;
