/** Every second, sessions are evaluated for what only time brings, such as an overdue set. */
@NullMarked
package org.chairside.duecheck;

import org.jspecify.annotations.NullMarked;
