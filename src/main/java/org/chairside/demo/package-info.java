/** The demo clinic: made-up people whose sessions run by themselves. Nothing imports it. */
@NullMarked
package org.chairside.demo;

import org.jspecify.annotations.NullMarked;
