/**
 * Flags: what staff must deal with. A flag stays from the first finding until a clinician resolves
 * it.
 */
@NullMarked
package org.chairside.flag;

import org.jspecify.annotations.NullMarked;
