package org.chairside.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Which characters a text may have, at the edges of each kind. */
class TextTest {

  @Test
  void invisibleOrTurningCharacterIsForbidden() {
    for (int c :
        new int[] {
          0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x9F, 0xAD, 0x034F, 0x061C, 0x180E,
          0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060,
          0x2061, 0x2066, 0x2067, 0x2068, 0x2069, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE,
          0xFDD0, 0xFDEF, 0xD800, 0xDFFF, 0xE0001, 0xE0041, 0xE0100, 0x1FFFF, 0x10FFFF
        }) {
      String text = "Ad" + new String(Character.toChars(c)) + "a";
      assertThat(Text.forbidden(text)).as(Text.named(c)).isEqualTo(OptionalInt.of(c));
    }
  }

  @Test
  void writtenLanguageIsAllowed() {
    for (String text :
        List.of(
            "Anne\u00a0Marie O\u2019Neill-Müller",
            "first\nsecond\tthird\r\n",
            "李明 さくら 김영희",
            "\u0639\u0644\u06CC\u200C\u0631\u0636\u0627",
            "\u0915\u094D\u200D\u0937",
            "\u845B\uDB40\uDD00城",
            "\u2764\uFE0F and \uD83D\uDC69\u200D\u2695\uFE0F",
            "Nguye\u0302\u0303n",
            "\u0600123")) {
      assertThat(Text.forbidden(text)).as(text).isEmpty();
    }
  }

  @Test
  void joinerOutsideItsScriptIsForbidden() {
    assertThat(Text.forbidden("\u0639\u200Ca")).hasValue(0x200C);
    assertThat(Text.forbidden("\u0639\u200D")).hasValue(0x200D);
    assertThat(Text.forbidden("\u200C\u0639")).hasValue(0x200C);
    assertThat(Text.forbidden("A\uFE0F")).hasValue(0xFE0F);
  }

  @Test
  void invisibleTextIsNoText() {
    for (String text :
        List.of("", " \t\n", "\u00a0", "\u2003\u3000", "\u2028\u200b", "\u00ad", "\u3164\u2800")) {
      assertThat(Text.isVisible(text)).isFalse();
    }
    assertThat(Text.isVisible("\u200ba")).isTrue();
  }
}
