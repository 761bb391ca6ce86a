/**
 * Discharge: recovery scores, the confirmations before the patient leaves, and the discharge
 * itself.
 */
@NullMarked
package org.chairside.discharge;

import org.jspecify.annotations.NullMarked;
