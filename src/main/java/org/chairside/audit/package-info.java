/** Who read or changed what, when and from where: it listens, and nobody imports it. */
@NullMarked
package org.chairside.audit;

import org.jspecify.annotations.NullMarked;
