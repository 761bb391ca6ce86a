/** How patients are searched for: names, dates and numbers in every way that people write them. */
@NullMarked
package org.chairside.search;

import org.jspecify.annotations.NullMarked;
