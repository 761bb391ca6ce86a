/** Outcomes: how a course helps the patient, measured by published instruments. */
@NullMarked
package org.chairside.outcome;

import org.jspecify.annotations.NullMarked;
