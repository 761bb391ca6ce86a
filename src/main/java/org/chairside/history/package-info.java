/** History: what a record was before each change, who changed it, and when. */
@NullMarked
package org.chairside.history;

import org.jspecify.annotations.NullMarked;
