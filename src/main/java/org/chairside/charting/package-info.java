/** Charting: vital signs and side effects written at the chair, each judged as it is written. */
@NullMarked
package org.chairside.charting;

import org.jspecify.annotations.NullMarked;
