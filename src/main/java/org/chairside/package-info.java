/** The program: what happens before the application starts and after it has stopped. */
@NullMarked
package org.chairside;

import org.jspecify.annotations.NullMarked;
