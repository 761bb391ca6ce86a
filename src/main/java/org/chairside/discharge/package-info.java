/** Discharge: the recovery scored, what is confirmed before the patient leaves, and the leaving. */
@NullMarked
package org.chairside.discharge;

import org.jspecify.annotations.NullMarked;
