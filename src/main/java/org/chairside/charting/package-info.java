/**
 * Charting: vital signs and side effects recorded at the chair, each evaluated when it is recorded.
 */
@NullMarked
package org.chairside.charting;

import org.jspecify.annotations.NullMarked;
