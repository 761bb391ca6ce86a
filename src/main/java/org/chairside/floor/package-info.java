/**
 * The infusion floor: what a nurse does at the chair, each step judged by the protocol as it is
 * written.
 */
@NullMarked
package org.chairside.floor;

import org.jspecify.annotations.NullMarked;
