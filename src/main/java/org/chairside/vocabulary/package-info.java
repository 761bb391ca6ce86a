/**
 * Vocabulary: the constants that records store, such as severities, dispositions, side effects and
 * vital signs.
 */
@NullMarked
package org.chairside.vocabulary;

import org.jspecify.annotations.NullMarked;
