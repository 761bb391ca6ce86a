package org.chairside.patient;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.language.ColognePhonetic;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.chairside.search.Folding;

/**
 * Which patients are easily taken for one another: their last names are equal but for case, accents
 * and umlauts, or sound alike in German or in English. The first name does not tell them apart,
 * because a call across the room is heard by the last one.
 */
public final class SimilarNames {

  private static final int LONGEST_SOUND = 8;

  private SimilarNames() {}

  /** Of these patients, those whose last name resembles another one's. */
  public static Set<UUID> among(Collection<Patient> patients) {
    Map<String, Set<UUID>> alike = new HashMap<>();
    for (Patient patient : patients) {
      for (String key : keys(patient.familyName())) {
        alike.computeIfAbsent(key, _ -> new HashSet<>()).add(patient.id());
      }
    }
    Set<UUID> similar = new HashSet<>();
    alike.values().stream().filter(group -> group.size() > 1).forEach(similar::addAll);
    return Set.copyOf(similar);
  }

  /** Whether the names are written or sound alike. */
  static boolean areAlike(String one, String other) {
    return !Collections.disjoint(keys(one), keys(other));
  }

  /** Two names that share one of these resemble each other. */
  static Set<String> keys(String familyName) {
    String folded = Folding.folded(Folding.spelledOut(familyName));
    Set<String> keys = new HashSet<>();
    add(keys, "written ", Folding.key(familyName));
    add(keys, "German ", new ColognePhonetic().encode(folded));
    add(keys, "English ", english(folded));
    return keys;
  }

  // No sound is known of a name in another script; it resembles only one that is written alike.
  private static void add(Set<String> keys, String kind, String key) {
    if (!key.isEmpty()) {
      keys.add(kind + key);
    }
  }

  private static String english(String folded) {
    DoubleMetaphone metaphone = new DoubleMetaphone();
    metaphone.setMaxCodeLen(LONGEST_SOUND);
    String sound = metaphone.doubleMetaphone(folded);
    return sound == null ? "" : sound;
  }
}
