/** Events: the append-only record of what happened in a clinic, numbered in commit order. */
@NullMarked
package org.chairside.platform.event;

import org.jspecify.annotations.NullMarked;
