/** Clinics: sites with a time zone, opening hours and chairs. */
@NullMarked
package org.chairside.clinic;

import org.jspecify.annotations.NullMarked;
