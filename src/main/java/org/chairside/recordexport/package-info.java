/** Record export: one patient's whole record as data, or what of it names nobody. */
@NullMarked
package org.chairside.recordexport;

import org.jspecify.annotations.NullMarked;
