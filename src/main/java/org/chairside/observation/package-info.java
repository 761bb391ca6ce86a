/** What is measured and seen at the chair: vital signs and side effects, as plain values. */
@NullMarked
package org.chairside.observation;

import org.jspecify.annotations.NullMarked;
