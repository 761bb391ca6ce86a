package org.chairside.patient;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.language.ColognePhonetic;
import org.apache.commons.codec.language.DoubleMetaphone;

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

  /** Two names that share one of these resemble each other. */
  static Set<String> keys(String familyName) {
    String folded = folded(familyName);
    Set<String> keys = new HashSet<>();
    add(keys, "written ", folded);
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

  /** Small letters without accents, spaces and hyphens, umlauts spelled out: {@code mueller}. */
  static String folded(String name) {
    String spelledOut =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss")
            .replace("ø", "oe")
            .replace("æ", "ae")
            .replace("ł", "l");
    return Normalizer.normalize(spelledOut, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
