/** What went wrong, in one catalogue: refusals of the clinic's verbs and their problem+json. */
@NullMarked
package org.chairside.platform.problem;

import org.jspecify.annotations.NullMarked;
