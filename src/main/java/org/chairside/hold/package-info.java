/** Holds: places kept for a course for some minutes, while its patient is asked. */
@NullMarked
package org.chairside.hold;

import org.jspecify.annotations.NullMarked;
