/** Holds: slots kept for a course for some minutes while the scheduler asks the patient. */
@NullMarked
package org.chairside.hold;

import org.jspecify.annotations.NullMarked;
