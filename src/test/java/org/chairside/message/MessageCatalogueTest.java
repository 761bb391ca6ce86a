package org.chairside.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolJson;
import org.chairside.monitoring.ProtocolText;
import org.chairside.monitoring.RuleInWords;
import org.chairside.monitoring.ShippedProtocols;
import org.chairside.observation.RecoveryScale;
import org.chairside.vocabulary.SideEffectSeverity;
import org.chairside.vocabulary.SideEffectType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks the catalogues against the code and against each other. */
class MessageCatalogueTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chairside");

  /** Codes whose texts belong to the program's own documents; another test holds them to those. */
  private static final String SHIPPED = "shipped.";

  /** The title of the one rule that is in no document. */
  // Flags of sessions under an earlier version still bear their titles.
  private static final Set<String> RULES_OF_EARLIER_RELEASES =
      Set.of(
          "Systolic pressure high", "Diastolic pressure high", "Pressure stays raised in recovery");

  private static final String OWN_RULE = "Thoughts of death or self-harm";

  private static final Set<String> BUILT_IN = Set.of("text.verbatim");

  @Test
  void cataloguesExist() {
    assertThat(Language.all()).contains(Language.ENGLISH, new Language("de"));
    assertThat(bundles()).hasSizeGreaterThan(15);
    assertThat(constants()).hasSizeGreaterThan(100);
  }

  @TestFactory
  Stream<DynamicTest> codesAndSentencesMatch() {
    return Language.all().stream()
        .map(
            language ->
                DynamicTest.dynamicTest(
                    language.tag(),
                    () ->
                        assertThat(sentences(language))
                            .as("codes of the code, and sentences of %s", language)
                            .containsExactlyInAnyOrderElementsOf(codes())));
  }

  private static Set<String> sentences(Language language) {
    return Catalogue.of(language).codes().stream()
        .filter(code -> !code.startsWith(SHIPPED))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> codes() {
    Set<String> codes = new TreeSet<>(BUILT_IN);
    codes.addAll(parameters().keySet());
    constants().forEach(constant -> codes.add(constant.message().code()));
    codes.addAll(dependent());
    return codes;
  }

  /** What is worded for pairs and items of constants. */
  private static List<String> dependent() {
    Stream<Message> grades =
        Stream.of(SideEffectType.values())
            .flatMap(
                type ->
                    Stream.of(SideEffectSeverity.values())
                        .flatMap(severity -> Stream.ofNullable(type.wording(severity))));
    Stream<Message> scales =
        Stream.of(RecoveryScale.values())
            .flatMap(
                scale ->
                    Stream.concat(
                        Stream.of(scale.source()),
                        scale.items().stream()
                            .flatMap(
                                item ->
                                    Stream.of(
                                        item.title(),
                                        item.wording(0),
                                        item.wording(1),
                                        item.wording(2)))));
    return Stream.concat(grades, scales).map(Message::code).toList();
  }

  @TestFactory
  Stream<DynamicTest> parametersAndPlaceholdersMatch() {
    return Language.all().stream()
        .map(
            language ->
                DynamicTest.dynamicTest(
                    language.tag(),
                    () ->
                        parameters()
                            .forEach(
                                (code, names) ->
                                    assertThat(Catalogue.of(language).arguments(code))
                                        .as("%s in %s", code, language)
                                        .isEqualTo(names))));
  }

  @TestFactory
  Stream<DynamicTest> codeWithoutParametersHasNoPlaceholder() {
    return Language.all().stream()
        .map(
            language ->
                DynamicTest.dynamicTest(
                    language.tag(),
                    () -> {
                      Catalogue catalogue = Catalogue.of(language);
                      assertThat(catalogue.codes())
                          .filteredOn(code -> !parameters().containsKey(code))
                          .filteredOn(code -> !BUILT_IN.contains(code))
                          .allSatisfy(code -> assertThat(catalogue.arguments(code)).isEmpty());
                    }));
  }

  @Test
  void everyMessageIsUsed() {
    for (JavaClass bundle : bundles()) {
      for (JavaMethod method : bundle.getMethods()) {
        boolean said =
            method.getAccessesToSelf().stream().findAny().isPresent()
                || method.getReferencesToSelf().stream().findAny().isPresent()
                || isNamedByAConstraint(MessageBundle.code(method.reflect()));
        assertThat(said).as(method.getFullName()).isTrue();
      }
    }
  }

  /** Forms name the messages of their constraints by code. */
  private static boolean isNamedByAConstraint(String code) {
    return constraintMessages().contains(code);
  }

  @Test
  void constraintMessagesHaveNoParameters() {
    assertThat(constraintMessages()).isNotEmpty();
    assertThat(constraintMessages())
        .allSatisfy(
            code -> {
              assertThat(parameters()).containsKey(code);
              assertThat(parameters().get(code)).isEmpty();
            });
  }

  private static Set<String> constraintMessages() {
    return HOUSE.stream()
        .flatMap(
            type ->
                Stream.of(
                        type.getFields().stream().flatMap(f -> f.getAnnotations().stream()),
                        type.getMethods().stream().flatMap(m -> m.getAnnotations().stream()))
                    .flatMap(annotations -> annotations))
        .filter(annotation -> annotation.getRawType().getName().contains("validation"))
        .map(annotation -> annotation.get("message").map(String::valueOf).orElse(""))
        .filter(message -> !message.isEmpty() && !message.startsWith("{"))
        .collect(Collectors.toSet());
  }

  @Test
  void shippedProtocolTextsHaveCodes() {
    Set<String> shipped = new TreeSet<>();
    for (String code : ShippedProtocols.codes()) {
      texts(ShippedProtocols.load(code))
          .forEach(
              text -> {
                assertThat(text.code()).as(Language.ENGLISH.say(text)).startsWith(SHIPPED);
                shipped.add(text.code());
              });
    }
    for (Language language : Language.all()) {
      assertThat(Catalogue.of(language).codes()).as(language.tag()).containsAll(shipped);
    }
    Language german = new Language("de");
    assertThat(german.say(texts(ShippedProtocols.load("ketamine-standard")).getFirst()))
        .isEqualTo("Ketamin-Infusion über 45 bis 90 Minuten");
  }

  @Test
  void shippedSentencesAreProtocolTexts() {
    Set<String> texts = new TreeSet<>(Set.of(OWN_RULE));
    texts.addAll(RULES_OF_EARLIER_RELEASES);
    ShippedProtocols.codes().stream()
        .map(code -> ProtocolJson.tree(ShippedProtocols.load(code)))
        .forEach(document -> addTexts(document, texts));

    Catalogue english = Catalogue.of(Language.ENGLISH);
    assertThat(english.codes())
        .filteredOn(code -> code.startsWith(SHIPPED))
        .isNotEmpty()
        .allSatisfy(code -> assertThat(texts).contains(english.say(new Message(code, Map.of()))));
  }

  @Test
  void everyLanguageHasShippedProtocolTexts() {
    Set<String> english = shipped(Language.ENGLISH);
    assertThat(Language.all()).allSatisfy(each -> assertThat(shipped(each)).isEqualTo(english));
  }

  private static Set<String> shipped(Language language) {
    return Catalogue.of(language).codes().stream()
        .filter(code -> code.startsWith(SHIPPED))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void addTexts(JsonNode node, Set<String> texts) {
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(child -> addTexts(child, texts));
  }

  private static List<Message> texts(Protocol protocol) {
    Stream<Message> head = Stream.of(ProtocolText.title(protocol), ProtocolText.note(protocol));
    Stream<Message> items =
        protocol.checklist().stream()
            .flatMap(
                item ->
                    Stream.of(
                        ProtocolText.checklistItem(protocol, item),
                        ProtocolText.checklistSource(protocol, item)));
    Stream<Message> confirmations =
        protocol.discharge().confirmations().stream()
            .map(item -> ProtocolText.confirmation(protocol, item));
    Stream<Message> rules =
        ProtocolText.rules(protocol).stream().flatMap(MessageCatalogueTest::texts);
    Stream<Message> start = ProtocolText.startSources(protocol).stream();
    return Stream.of(head, items, confirmations, start, rules).flatMap(part -> part).toList();
  }

  private static Stream<Message> texts(RuleInWords rule) {
    return Stream.concat(
        Stream.of(rule.title(), rule.heading()),
        rule.levels().stream().map(RuleInWords.LevelInWords::source));
  }

  private static List<JavaClass> bundles() {
    return HOUSE.stream()
        .filter(type -> type.isInterface() && type.getSimpleName().endsWith("Messages"))
        .toList();
  }

  /** The names of the parameters of every message, by its code. */
  private static Map<String, Set<String>> parameters() {
    Map<String, Set<String>> parameters = new TreeMap<>();
    for (JavaClass bundle : bundles()) {
      for (Method method : bundle.reflect().getDeclaredMethods()) {
        Set<String> names =
            Arrays.stream(method.getParameters())
                .map(Parameter::getName)
                .collect(Collectors.toSet());
        Set<String> known = parameters.put(MessageBundle.code(method), names);
        assertThat(known == null || known.equals(names)).as(method.toString()).isTrue();
      }
    }
    return parameters;
  }

  private static List<Worded> constants() {
    return HOUSE.stream()
        .filter(type -> type.isEnum() && type.isAssignableTo(Worded.class))
        .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
        .map(Worded.class::cast)
        .toList();
  }
}
