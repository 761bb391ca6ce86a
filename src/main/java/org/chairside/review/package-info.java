/** Review: the sessions that wait for a clinician, and the signature that ends them. */
@NullMarked
package org.chairside.review;

import org.jspecify.annotations.NullMarked;
