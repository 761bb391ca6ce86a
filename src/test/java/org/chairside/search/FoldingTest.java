package org.chairside.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes no difference between two texts, in any script. */
class FoldingTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Müller, muller",
        "MÜLLER, muller",
        "Strauß, strauss",
        "STRAUẞ, strauss",
        "Ørsted, orsted",
        "Łukasz, lukasz",
        "Æthelred, aethelred",
        "Þórðarson, thordarson",
        "Nguyễn, nguyen",
        "Đặng, dang",
        "Dvořák, dvorak",
        "Ñandú, nandu",
        "O'Brien, obrien",
        "O’Brien, obrien",
        "O´Brien, obrien",
        "Oʼbrien, obrien",
        "Smith-Jones, smithjones",
        "Smith‑Jones, smithjones",
        "\"St. John\", stjohn",
        "İbrahim, ibrahim",
        "IŞIK, isik",
        "Işık, isik",
        "ＡＤＡ, ada",
        "ﬁnn, finn",
        "ΠΑΠΑΔΌΠΟΥΛΟΣ, παπαδοπουλοσ",
        "Παπαδόπουλος, παπαδοπουλοσ",
        "ЁЛКИН, елкин",
        "елкин, елкин",
        "Иванова, иванова",
        "أحمد, احمد",
        "محمّد, محمد",
        "שָׁלוֹם, שלום",
        "ヤマダ, やまだ",
        "ﾔﾏﾀﾞ, やまだ",
        "張, 张",
        "अनीता, अनीता",
        "MRN-００１２, mrn0012",
        "٢٨, 28",
        "…, \"\""
      })
  void caseAccentsWidthAndPunctuationMakeNoDifference(String text, String folded) {
    assertThat(Folding.folded(text)).isEqualTo(folded);
    assertThat(Folding.folded(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "Müller, muller, mueller",
    "Schröder, schroder, schroeder",
    "Jäger, jager, jaeger",
    "Ørsted, orsted, oersted",
    "Åberg, aberg, aaberg",
    "Đoković, dokovic, djokovic"
  })
  void letterThatIsAlsoWrittenWithTwoHasBothSpellings(String name, String one, String two) {
    assertThat(Folding.spellings(name)).containsExactly(one, two);
    assertThat(List.of(Folding.key(one), Folding.key(two))).containsOnly(Folding.key(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Иванова, ivanova",
    "Щербаков, shcherbakov",
    "Юрий, yuriy",
    "Παπαδόπουλος, papadopoulos",
    "王小明, wangxiaoming",
    "山田, shantian",
    "ヤマダ, yamada",
    "अनीता, anita"
  })
  void nameInAnotherScriptIsAlsoKnownInLatinLetters(String name, String latin) {
    assertThat(Folding.romanized(name)).contains(latin);
  }

  @Test
  void latinNameIsNotRomanized() {
    assertThat(Folding.romanized("Łukasz Müller")).isEmpty();
  }

  @Test
  void apostropheIsInsideWordAndHyphenBetween() {
    assertThat(Folding.words("O'Brien-Smith, J.R. ")).containsExactly("OBrien", "Smith", "JR");
    assertThat(Folding.words("—")).isEmpty();
  }

  @Test
  void foldingIsStableAndBlindToCaseAndForm() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      String text = someText(random);
      String folded = Folding.folded(text);
      assertThat(Folding.folded(folded)).as(text).isEqualTo(folded);
      for (Normalizer.Form form : Normalizer.Form.values()) {
        assertThat(Folding.folded(Normalizer.normalize(text, form))).as(text).isEqualTo(folded);
      }
      assertThat(Folding.folded(text.toUpperCase(Locale.ROOT))).as(text).isEqualTo(folded);
    }
  }

  // Letters of Latin, Greek, Cyrillic and Hebrew with and without marks, digits and punctuation.
  private static String someText(Random random) {
    String alphabet =
        "aäáàâåąbcčçdđðeéèêëęfgğhiíîïıjkłmnñńoóôöøőprřsšşßtțuüúûůvwxyýzžÆŒþ"
            + "αάβγδεζηθικλμνξοόπρστυφχψωабвгдеёжзийклмнопрстуфхцчшщыэюяїґ"
            + "אבגדהו０１２３789 -.'’";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
