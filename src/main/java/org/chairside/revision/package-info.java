/** Revisions: what a course orders, changed while it runs. */
@NullMarked
package org.chairside.revision;

import org.jspecify.annotations.NullMarked;
