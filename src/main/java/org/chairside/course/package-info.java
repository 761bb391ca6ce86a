/** Courses: a patient's ordered series of sessions, in phases with gaps between them. */
@NullMarked
package org.chairside.course;

import org.jspecify.annotations.NullMarked;
