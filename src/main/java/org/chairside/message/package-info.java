/**
 * What is said to people: messages as codes with typed parameters, and the catalogues that word
 * them in each language. Pure; everything may use it.
 */
@NullMarked
package org.chairside.message;

import org.jspecify.annotations.NullMarked;
