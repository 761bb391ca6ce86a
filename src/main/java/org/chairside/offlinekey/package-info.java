/** Offline key: what a browser seals with what it keeps while it waits for the network. */
@NullMarked
package org.chairside.offlinekey;

import org.jspecify.annotations.NullMarked;
