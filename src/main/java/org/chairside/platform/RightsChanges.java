package org.chairside.platform;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Which rights the current call changes, from what to what: the audit keeps them with its entry.
 */
@RequestScoped
public class RightsChanges {

  /**
   * One right of somebody.
   *
   * @param of whose: a person, a machine or the organization
   * @param field such as {@code roles}
   * @param before what there was, as codes and ids, in order; empty for nothing
   * @param after what there is
   */
  public record RightsChange(UUID of, String field, List<String> before, List<String> after) {}

  private final List<RightsChange> noted = new ArrayList<>();

  /** Notes a change; what stays the same is none. */
  public void note(UUID of, String field, Collection<?> before, Collection<?> after) {
    List<String> was = inOrder(before);
    List<String> is = inOrder(after);
    if (!was.equals(is)) {
      noted.add(new RightsChange(of, field, was, is));
    }
  }

  private static List<String> inOrder(Collection<?> codes) {
    return codes.stream().map(String::valueOf).sorted().toList();
  }

  /** Forgets what an earlier attempt of the same call noted. */
  public void begin() {
    noted.clear();
  }

  /** What was noted, in order. */
  public List<RightsChange> noted() {
    return List.copyOf(noted);
  }
}
