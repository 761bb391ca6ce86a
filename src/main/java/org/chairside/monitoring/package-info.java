/**
 * Monitoring: what to measure when, and what a session's values mean. Protocol, rules and NEWS2,
 * pure and without a clock.
 */
@NullMarked
package org.chairside.monitoring;

import org.jspecify.annotations.NullMarked;
