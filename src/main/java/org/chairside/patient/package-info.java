/** Patients: the people who are treated, found by name, MRN or birth date. */
@NullMarked
package org.chairside.patient;

import org.jspecify.annotations.NullMarked;
