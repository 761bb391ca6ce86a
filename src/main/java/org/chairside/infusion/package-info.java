/** Running the infusion: check-in, checklist, start, rate, pause, end. */
@NullMarked
package org.chairside.infusion;

import org.jspecify.annotations.NullMarked;
