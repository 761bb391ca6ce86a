/** The demo clinic: made-up people whose sessions play themselves; nobody imports it. */
@NullMarked
package org.chairside.demo;

import org.jspecify.annotations.NullMarked;
