/** The words that records keep: severities, dispositions, side effects, vital signs. */
@NullMarked
package org.chairside.vocabulary;

import org.jspecify.annotations.NullMarked;
