package org.chairside.vocabulary;

import java.math.BigDecimal;

/** A weight as it was entered, in another unit than kg. */
public record WeightInUnit(BigDecimal value, WeightUnit unit) {}
