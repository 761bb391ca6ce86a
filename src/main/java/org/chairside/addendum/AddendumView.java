package org.chairside.addendum;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An addendum as people see it. */
public record AddendumView(UUID id, String text, Instant createdAt, @Nullable UUID createdBy) {

  public static AddendumView of(SessionAddendum addendum) {
    return new AddendumView(
        addendum.id(), addendum.text(), addendum.createdAt(), addendum.createdBy());
  }
}
