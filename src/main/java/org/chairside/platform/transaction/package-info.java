/** Transactions: the one place where they begin. A repeated POST writes nothing twice. */
@NullMarked
package org.chairside.platform.transaction;

import org.jspecify.annotations.NullMarked;
