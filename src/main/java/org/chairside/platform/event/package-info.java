/**
 * The append-only record of what happened in a clinic, numbered in the order in which it was
 * committed.
 */
@NullMarked
package org.chairside.platform.event;

import org.jspecify.annotations.NullMarked;
