/** Observations: vital signs and side effects seen at the chair, as plain values. */
@NullMarked
package org.chairside.observation;

import org.jspecify.annotations.NullMarked;
