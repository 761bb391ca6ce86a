/**
 * Flags: what a person must deal with, latched from the first finding until a clinician resolves
 * it.
 */
@NullMarked
package org.chairside.flag;

import org.jspecify.annotations.NullMarked;
