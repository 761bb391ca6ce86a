package org.chairside.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.VersionInfo;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Folds text for comparison: case, accents, width, punctuation and the look of digits make no
 * difference, in any script. A name that people write in several ways has several spellings.
 */
public final class Folding {

  /** Changes with the rules below and with ICU: keys that were stored before must be rewritten. */
  static final int VERSION = VersionInfo.ICU_VERSION.toString().hashCode() + 1;

  // Marks of other scripts are vowels: without them another word is left.
  private static final String RULES =
      """
      :: Latin-ASCII; :: Traditional-Simplified; :: Katakana-Hiragana; :: NFD;
      [[:Mn:] & [[:sc=Zinh:][:sc=Hebr:][:sc=Arab:][:sc=Cyrl:][:sc=Grek:]] - [\\u3099\\u309A]] > ;
      ı > i; [ىی] > ي; ک > ك; ة > ه; ـ > ;
      :: NFC;
      """;

  private static final Pattern INSIDE_WORDS = Pattern.compile("[.'’‘‛ʼʻʹ`´′＇\"“”·]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NON_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");

  /** Letters that are also written with two; the two fold into the one. */
  private static final Map<String, String> SPELLED_OUT =
      Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa", "đ", "dj");

  private static final Pattern TWO_FOR_ONE = Pattern.compile("([aou])e|(a)a|(d)j");

  // Their data are read when the first text needs them.
  private static final class Ascii {
    static final Transliterator FOLD =
        Transliterator.createFromRules("Chairside-Fold", RULES, Transliterator.FORWARD);
  }

  private static final class Romanizer {
    static final Transliterator LATIN =
        Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");
  }

  private Folding() {}

  /** Small letters without accents, digits 0 to 9, and nothing between them: {@code muller}. */
  public static String folded(String text) {
    return BETWEEN_WORDS.matcher(bare(INSIDE_WORDS.matcher(text).replaceAll(""))).replaceAll("");
  }

  /** Small letters and digits 0 to 9 in the usual width; punctuation and accents stay. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer2.getNFKCCasefoldInstance()
        .normalize(text)
        .codePoints()
        .forEach(
            each -> {
              int digit = UCharacter.digit(each);
              boolean isDigit =
                  digit >= 0 && Character.getType(each) == Character.DECIMAL_DIGIT_NUMBER;
              plain.appendCodePoint(isDigit ? '0' + digit : each);
            });
    return plain.toString();
  }

  /**
   * The text folded as it is, and with umlauts and their like spelled out: {@code muller} and
   * {@code mueller}.
   */
  public static Set<String> spellings(String text) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(folded(text));
    spellings.add(folded(spelledOut(text)));
    spellings.remove("");
    return spellings;
  }

  /** The same for all spellings of a name, so for Müller, Mueller and Muller. */
  public static String key(String text) {
    return TWO_FOR_ONE.matcher(folded(spelledOut(text))).replaceAll("$1$2$3");
  }

  /** In Latin letters and folded, in each usual way; empty where nothing is in another script. */
  static Set<String> romanized(String text) {
    if (!NON_LATIN.matcher(text).find()) {
      return Set.of();
    }
    Set<String> romanized = new LinkedHashSet<>();
    for (String each : List.of(plain(text), bare(text))) {
      romanized.add(folded(Romanizer.LATIN.transliterate(each)));
    }
    romanized.remove("");
    return romanized;
  }

  /** The words of the text, parted at spaces, hyphens and the like; an apostrophe parts none. */
  public static Collection<String> words(String text) {
    return BETWEEN_WORDS
        .splitAsStream(INSIDE_WORDS.matcher(text).replaceAll(""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Plain, with umlauts and their like spelled out: {@code müller} as {@code mueller}. */
  public static String spelledOut(String text) {
    String spelled = plain(text);
    for (Map.Entry<String, String> each : SPELLED_OUT.entrySet()) {
      spelled = spelled.replace(each.getKey(), each.getValue());
    }
    return spelled;
  }

  private static String bare(String text) {
    String plain = plain(text);
    return plain.chars().allMatch(each -> each < 0x80) ? plain : Ascii.FOLD.transliterate(plain);
  }
}
