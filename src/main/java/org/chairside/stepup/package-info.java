/** Step-up: a signature needs the person, who entered their password or PIN a moment ago. */
@NullMarked
package org.chairside.stepup;

import org.jspecify.annotations.NullMarked;
