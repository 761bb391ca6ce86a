/** Undo: a check-in, a finish, a discharge, a cancellation or a no-show that was a mistake. */
@NullMarked
package org.chairside.undo;

import org.jspecify.annotations.NullMarked;
