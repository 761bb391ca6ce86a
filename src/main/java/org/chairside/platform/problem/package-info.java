/** Problems: why a request was refused, as exceptions and as problem+json. */
@NullMarked
package org.chairside.platform.problem;

import org.jspecify.annotations.NullMarked;
