/** What the sessions of a period came to, for key figures and what-if questions. */
@NullMarked
package org.chairside.pastsession;

import org.jspecify.annotations.NullMarked;
