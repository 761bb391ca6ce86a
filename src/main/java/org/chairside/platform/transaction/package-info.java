/**
 * The one place where transactions begin, and the promise that a repeated POST writes nothing
 * twice.
 */
@NullMarked
package org.chairside.platform.transaction;

import org.jspecify.annotations.NullMarked;
