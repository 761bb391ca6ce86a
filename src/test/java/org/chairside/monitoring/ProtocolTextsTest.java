package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chairside.message.English;
import org.chairside.message.Language;
import org.chairside.message.Message;
import org.chairside.vocabulary.Severity;
import org.chairside.vocabulary.VitalSign;
import org.junit.jupiter.api.Test;

/** A protocol is read in the reader's language as far as somebody wrote it in that language. */
class ProtocolTextsTest {

  private static final Language GERMAN = Language.of("de").orElseThrow();
  private static final Protocol STANDARD = Chair.STANDARD;
  private static final ChecklistItem CONSENT =
      STANDARD.checklist().stream()
          .filter(item -> item.code().equals("consent"))
          .findFirst()
          .orElseThrow();

  @Test
  void shippedTextIsReadInGerman() {
    assertThat(GERMAN.say(ProtocolText.checklistItem(STANDARD, CONSENT)))
        .isEqualTo("Einwilligung gültig und unterschrieben");
    assertThat(GERMAN.say(ProtocolText.checklistSource(STANDARD, CONSENT)))
        .isEqualTo("Pflichtinhalt eines Infusionsprotokolls");
    assertThat(English.of(ProtocolText.checklistItem(STANDARD, CONSENT))).isEqualTo(CONSENT.text());
  }

  @Test
  void titleAndNoteAreTranslated() {
    assertThat(English.of(ProtocolText.title(STANDARD))).isEqualTo(STANDARD.title());
    assertThat(GERMAN.say(ProtocolText.title(STANDARD))).isNotEqualTo(STANDARD.title());
    assertThat(English.of(ProtocolText.note(STANDARD))).isEqualTo(STANDARD.note());
    assertThat(GERMAN.say(ProtocolText.note(STANDARD))).isNotEqualTo(STANDARD.note());
  }

  @Test
  void textThatClinicChangedIsReadAsWritten() {
    ChecklistItem changed = new ChecklistItem("consent", "Consent of today", true, "our lawyer");

    assertThat(GERMAN.say(ProtocolText.checklistItem(STANDARD, changed)))
        .isEqualTo("Consent of today");
  }

  @Test
  void authorsOwnTranslationIsRead() {
    Protocol own =
        translated(Map.of("de", Map.of("title", "Unser Protokoll", "note", " "), "fr", Map.of()));

    assertThat(GERMAN.say(ProtocolText.title(own))).isEqualTo("Unser Protokoll");
    assertThat(English.of(ProtocolText.title(own))).isEqualTo(STANDARD.title());
    assertThat(own.translationsOf("title")).isEqualTo(Map.of("de", "Unser Protokoll"));
    assertThat(own.translationsOf("note")).as("blank").isEmpty();
    assertThat(own.translationsOf("nowhere")).isEmpty();
    assertThat(GERMAN.say(ProtocolText.note(own)))
        .isEqualTo(GERMAN.say(ProtocolText.note(STANDARD)));
  }

  @Test
  void blankTranslationIsProblem() {
    assertThat(translated(Map.of("de", Map.of("title", " ", "note", "Gut"))).problems())
        .extracting(ProtocolProblem::where)
        .containsExactly("translations.de.title");
  }

  @Test
  void criteriaForStartAreWordedWithTheirSources() {
    List<String> start = English.of(ProtocolText.start(STANDARD));

    assertThat(start).hasSameSizeAs(ProtocolText.startSources(STANDARD)).hasSize(12);
    assertThat(start.get(1)).contains("159").contains("99");
    assertThat(English.of(ProtocolText.startSources(STANDARD)).get(1)).startsWith("CTCAE v5");
  }

  @Test
  void criteriaForDischargeEndWithWhatNurseConfirms() {
    List<String> discharge = English.of(ProtocolText.discharge(STANDARD));
    List<ChecklistItem> asked =
        STANDARD.discharge().confirmations().stream().filter(ChecklistItem::required).toList();
    DischargeScore score = Objects.requireNonNull(STANDARD.discharge().score());

    assertThat(asked).isNotEmpty();
    assertThat(discharge.getLast()).contains(asked.getLast().text());
    assertThat(discharge).contains(English.of(ProtocolText.score(score)));
    assertThat(English.of(ProtocolText.discharge(Drafts.withRules())))
        .as("without a score")
        .hasSize(2 + ProtocolText.settled(Drafts.withRules().discharge()).size() + 1);
  }

  @Test
  void copyUnderOtherCodeIsOtherwiseSame() {
    Protocol copy = STANDARD.as("our-own", 7);

    assertThat(copy.code()).isEqualTo("our-own");
    assertThat(copy.version()).isEqualTo(7);
    assertThat(copy.as(STANDARD.code(), STANDARD.version())).isEqualTo(STANDARD);
  }

  @Test
  void signsOfRuleAreThoseItLooksAt() {
    assertThat(STANDARD.signsOf("vitals-overdue")).isEmpty();
    assertThat(STANDARD.signsOf("no-such-rule")).isEmpty();
    Rule pressure =
        new Rule(
            "pressure",
            "Pressure",
            "X",
            List.of(Drafts.level(Severity.WARNING, Drafts.systolic(160))));
    Rule pain =
        new Rule(
            "pain",
            "Pain",
            "X",
            List.of(Drafts.level(Severity.WARNING, Drafts.atLeast(VitalSign.PAIN, "7"))));
    assertThat(Drafts.withRules(pressure, pain).signsOf("pain")).containsExactly(VitalSign.PAIN);
  }

  @Test
  void ruleIsAboutOverdueSetsByItsConditionAndNotByItsCode() {
    assertThat(STANDARD.isAboutOverdueSets("vitals-overdue")).isTrue();
    assertThat(STANDARD.isAboutOverdueSets("infusion-overrun")).isFalse();
    assertThat(STANDARD.isAboutOverdueSets("no-such-rule")).isFalse();
    Level late =
        Drafts.level(
            Severity.CRITICAL,
            new Condition.AllOf(
                List.of(new Condition.VitalsOverdue(5), new Condition.PhaseIs(Phase.INFUSION))));
    Protocol draft =
        Drafts.withRules(
            new Rule("nobody-looked", "Nobody looked", "X", List.of(late)),
            new Rule(
                "vitals-overdue",
                "Of another kind",
                "X",
                List.of(Drafts.level(Severity.WARNING, Drafts.systolic(160)))));
    assertThat(draft.isAboutOverdueSets("nobody-looked")).isTrue();
    assertThat(draft.isAboutOverdueSets("vitals-overdue")).isFalse();
  }

  @Test
  void titleOfUnknownRuleIsItsCode() {
    assertThat(ProtocolText.ruleTitle(STANDARD, "no-such-rule"))
        .isEqualTo(Message.verbatim("no-such-rule"));
  }

  private static Protocol translated(Map<String, Map<String, String>> translations) {
    return Drafts.with(STANDARD, STANDARD.start(), STANDARD.dose(), translations);
  }
}
