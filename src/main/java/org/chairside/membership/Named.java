package org.chairside.membership;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.platform.web.Located;
import org.jspecify.annotations.Nullable;

/**
 * What a call or an answer names that belongs to a clinic, found by what the parts of every body
 * are called: {@code clinicId}, {@code sessionIds}. So an endpoint that is new is checked without
 * anybody thinking of it.
 */
final class Named {

  private final Map<Belonging, Set<UUID>> ids = new EnumMap<>(Belonging.class);

  /** Everything named so far, by kind. */
  Map<Belonging, Set<UUID>> ids() {
    return ids;
  }

  /** Adds what a text identifies; no id is nothing. */
  void add(@Nullable Belonging kind, @Nullable String id) {
    if (kind != null && id != null) {
      try {
        add(kind, UUID.fromString(id));
      } catch (IllegalArgumentException _) {
        // the resource refuses it
      }
    }
  }

  private void add(Belonging kind, UUID id) {
    ids.computeIfAbsent(kind, _ -> new HashSet<>()).add(id);
  }

  /** Adds what a path names: {@code /sessions/{id}} and whatever is below it. */
  void addPath(String path) {
    String[] segments = path.split("/", 4);
    if (segments.length > 2) {
      add(Belonging.ofSegment(segments[1]), segments[2]);
    }
  }

  /** Adds what a body, or an item of an answer, names. */
  void addParts(@Nullable Object value) {
    switch (value) {
      case null -> {}
      case Collection<?> many -> many.forEach(this::addParts);
      case Record body -> addParts(body);
      default -> {}
    }
  }

  private void addParts(Record body) {
    if (body instanceof Located located) {
      addPath(located.location());
    }
    for (RecordComponent part : body.getClass().getRecordComponents()) {
      String name = part.getName();
      boolean many = name.endsWith("Ids");
      Belonging kind = Belonging.ofPart(many ? name.substring(0, name.length() - 1) : name);
      Object value = read(part, body);
      if (kind != null && value instanceof UUID id) {
        add(kind, id);
      } else if (kind != null && many && value instanceof Collection<?> each) {
        each.forEach(id -> add(kind, String.valueOf(id)));
      } else {
        addParts(value);
      }
    }
  }

  private static @Nullable Object read(RecordComponent part, Record body) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(body);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + part, e);
    }
  }
}
