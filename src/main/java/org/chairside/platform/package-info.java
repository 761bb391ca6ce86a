/** Platform: small technical parts that every other package uses. */
@NullMarked
package org.chairside.platform;

import org.jspecify.annotations.NullMarked;
