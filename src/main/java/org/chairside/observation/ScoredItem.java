package org.chairside.observation;

import org.jspecify.annotations.Nullable;

/**
 * The points of one item of a recovery scale.
 *
 * @param points 0 to 2; null if nobody entered them and they cannot be derived
 * @param derived whether they follow from the latest vital signs
 * @param byDefinition whether they are what the item has after an infusion unless entered
 */
public record ScoredItem(
    String code, @Nullable Integer points, boolean derived, boolean byDefinition) {}
