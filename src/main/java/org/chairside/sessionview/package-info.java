/** What a session looks like: everything about it in one view. */
@NullMarked
package org.chairside.sessionview;

import org.jspecify.annotations.NullMarked;
