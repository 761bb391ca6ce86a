/** Review: sessions waiting for a clinician, and the signature that closes them. */
@NullMarked
package org.chairside.review;

import org.jspecify.annotations.NullMarked;
