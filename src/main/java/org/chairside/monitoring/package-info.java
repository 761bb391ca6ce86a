/**
 * What to measure when, and what a timeline of a session means: protocol, rules and NEWS2, pure and
 * without a clock.
 */
@NullMarked
package org.chairside.monitoring;

import org.jspecify.annotations.NullMarked;
