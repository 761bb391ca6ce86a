/** Charts kept on paper while the system was away, entered from a file. */
@NullMarked
package org.chairside.paper;

import org.jspecify.annotations.NullMarked;
