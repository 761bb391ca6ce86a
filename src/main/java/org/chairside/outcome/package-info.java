/** Outcomes: what a course does for the patient, by instruments scored as they are published. */
@NullMarked
package org.chairside.outcome;

import org.jspecify.annotations.NullMarked;
