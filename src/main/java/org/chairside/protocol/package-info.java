/** The organization's monitoring protocols, version by version. */
@NullMarked
package org.chairside.protocol;

import org.jspecify.annotations.NullMarked;
