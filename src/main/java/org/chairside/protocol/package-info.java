/** Protocols: the organization's monitoring protocols and their versions. */
@NullMarked
package org.chairside.protocol;

import org.jspecify.annotations.NullMarked;
