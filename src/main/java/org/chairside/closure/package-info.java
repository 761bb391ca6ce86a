/** Closures: when a clinic or a chair takes nobody. */
@NullMarked
package org.chairside.closure;

import org.jspecify.annotations.NullMarked;
