/**
 * Audit: who read or changed what, when and from where. It listens to the others; nothing imports
 * it.
 */
@NullMarked
package org.chairside.audit;

import org.jspecify.annotations.NullMarked;
