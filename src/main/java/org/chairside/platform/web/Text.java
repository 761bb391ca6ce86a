package org.chairside.platform.web;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which characters a text from outside may have. One that cannot be seen makes two names look alike
 * and differ, and one that changes the direction of writing shows another text than is stored.
 */
public final class Text {

  /** The scripts whose words need joiners to be written rightly. */
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int TEXT_STYLE = 0xFE0E;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int BRAILLE_BLANK = 0x2800;

  private Text() {}

  /** Whether every database column can hold it: no NUL, no half of a surrogate pair. */
  public static boolean isStorable(String text) {
    return text.indexOf('\u0000') < 0 && text.codePoints().noneMatch(Text::isSurrogate);
  }

  /** Whether a reader sees anything of it. */
  public static boolean isVisible(String text) {
    return text.codePoints().anyMatch(c -> !isSpace(c) && !isIgnorable(c) && !isBroken(c));
  }

  /**
   * The first character that no text may have: a control character other than tab and line breaks,
   * one that cannot be seen or changes the direction of writing, a broken one. Joiners and variants
   * are right where the script or an emoji needs them.
   */
  public static OptionalInt forbidden(String text) {
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (isBroken(points[i]) || (isIgnorable(points[i]) && !isNeeded(points, i))) {
        return OptionalInt.of(points[i]);
      }
    }
    return OptionalInt.empty();
  }

  /** The first line break or tab, which a text of one line may not have. */
  static OptionalInt lineBreak(String text) {
    return text.codePoints().filter(c -> isBreak(c) || isSeparator(c)).findFirst();
  }

  /** A code point as people look it up. */
  public static String named(int codePoint) {
    return "U+%04X".formatted(codePoint);
  }

  private static boolean isBroken(int c) {
    boolean isNoCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return isSurrogate(c) || isNoCharacter || (Character.isISOControl(c) && !isBreak(c));
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }

  private static boolean isSeparator(int c) {
    int type = Character.getType(c);
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BRAILLE_BLANK;
  }

  /** Format characters, except the few signs that are drawn, and others that leave no mark. */
  private static boolean isIgnorable(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
      case 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD -> false;
      default ->
          isVariant(c)
              || (Character.getType(c) == Character.FORMAT && !(c >= 0x0600 && c <= 0x0605));
    };
  }

  private static boolean isVariant(int c) {
    return (c >= 0xFE00 && c <= EMOJI_STYLE)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || (c >= 0x180B && c <= 0x180F);
  }

  private static boolean isNeeded(int[] points, int at) {
    if (at == 0) {
      return false;
    }
    int before = points[at - 1];
    int after = at + 1 < points.length ? points[at + 1] : 0;
    return switch (points[at]) {
      case ZERO_WIDTH_NON_JOINER -> joins(before) && joins(after);
      case ZERO_WIDTH_JOINER ->
          (joins(before) && joins(after)) || (isPictured(before) && isPictured(after));
      case TEXT_STYLE, EMOJI_STYLE -> Character.isEmoji(before);
      default ->
          isVariant(points[at])
              && (Character.isIdeographic(before)
                  || UnicodeScript.of(before) == UnicodeScript.MONGOLIAN);
    };
  }

  private static boolean joins(int c) {
    return JOINING.contains(UnicodeScript.of(c));
  }

  private static boolean isPictured(int c) {
    return Character.isExtendedPictographic(c) || Character.isEmojiModifier(c) || c == EMOJI_STYLE;
  }
}
