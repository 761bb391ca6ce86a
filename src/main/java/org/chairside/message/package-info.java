/**
 * Messages: what people read, as codes with typed parameters, and the catalogues that word them in
 * each language. Pure; every package may use it.
 */
@NullMarked
package org.chairside.message;

import org.jspecify.annotations.NullMarked;
