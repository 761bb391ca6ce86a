/** Grant: rights that an admin gives, and the second admin who approves them where asked for. */
@NullMarked
package org.chairside.grant;

import org.jspecify.annotations.NullMarked;
