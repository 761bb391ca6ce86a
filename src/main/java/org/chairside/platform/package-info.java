/** Small and boring ground that every clinic noun stands on. */
@NullMarked
package org.chairside.platform;

import org.jspecify.annotations.NullMarked;
