package org.chairside.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.message.FieldMessages.FIELD;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static final Language GERMAN = new Language("de");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void codeIsWordedInEachLanguage() {
    Message message = FIELD.between(1, 500);

    assertThat(message.code()).isEqualTo("field.between");
    assertThat(Language.ENGLISH.say(message)).isEqualTo("must be between 1 and 500");
    assertThat(GERMAN.say(message)).isEqualTo("muss zwischen 1 und 500 liegen");
  }

  @Test
  void numbersAndDatesFollowLanguage() {
    Message decimal = FIELD.between(new BigDecimal("0.01"), new BigDecimal("36.0"));
    Message day = FIELD.notBefore(LocalDate.of(2026, 12, 20));

    assertThat(Language.ENGLISH.say(decimal)).isEqualTo("must be between 0.01 and 36.0");
    assertThat(GERMAN.say(decimal)).isEqualTo("muss zwischen 0,01 und 36,0 liegen");
    assertThat(Language.ENGLISH.say(day)).isEqualTo("cannot be before Sun, Dec 20");
    assertThat(GERMAN.say(day)).isEqualTo("darf nicht vor dem So., 20. Dez. liegen");
  }

  @Test
  void pluralsFollowLanguage() {
    assertThat(Language.ENGLISH.say(FIELD.decimalsAtMost(1))).endsWith("1 decimal");
    assertThat(GERMAN.say(FIELD.decimalsAtMost(2))).endsWith("2 Nachkommastellen haben");
  }

  @Test
  void listJoinsFollowLanguage() {
    List<Message> three =
        List.of(Message.verbatim("a"), Message.verbatim("b"), Message.verbatim("c"));

    assertThat(Language.ENGLISH.say(FIELD.oneOf(Message.or(three)))).endsWith("a, b, or c");
    assertThat(GERMAN.say(FIELD.oneOf(Message.or(three)))).endsWith("a, b oder c");
    assertThat(GERMAN.say(FIELD.oneOf(Message.semicolons(three)))).endsWith("a; b; c");
  }

  @Test
  void storedMessageReadsBackUnchanged() throws JsonProcessingException {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("whole", 160);
    params.put("decimal", new BigDecimal("36.50"));
    params.put("text", "2026-12-20");
    params.put("day", LocalDate.of(2026, 12, 20));
    params.put("time", LocalTime.of(18, 5));
    params.put("inner", FIELD.required());
    params.put("list", Message.and(List.of(FIELD.required(), FIELD.between(1, 2))));
    Message message = new Message("any.code", params);

    String stored = JSON.writeValueAsString(message);

    assertThat(JSON.readValue(stored, Message.class)).isEqualTo(message);
    JsonNode json = JSON.readTree(stored);
    assertThat(json.at("/params/whole").intValue()).isEqualTo(160);
    assertThat(json.at("/params/day/date").textValue()).isEqualTo("2026-12-20");
    assertThat(json.at("/params/text").textValue()).isEqualTo("2026-12-20");
  }

  @Test
  void equalNumbersMakeEqualMessages() {
    assertThat(new Message("c", Map.of("n", 4))).isEqualTo(new Message("c", Map.of("n", 4L)));
    assertThat(new Message("c", Map.of("n", new BigDecimal("0.50"))))
        .isEqualTo(new Message("c", Map.of("n", new BigDecimal("0.5"))));
  }

  @Test
  void refusesUnknownParameterType() {
    assertThatThrownBy(() -> new Message("c", Map.of("n", 1.5d)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void storedTextWithoutCodeIsReadAsWritten() throws JsonProcessingException {
    Message old = JSON.readValue("\"systolic 186 mmHg\"", Message.class);

    assertThat(GERMAN.say(old)).isEqualTo("systolic 186 mmHg");
  }

  @Test
  void verbatimTextIsNotPattern() {
    assertThat(Language.ENGLISH.say(Message.verbatim("{minutes} o'clock '{'")))
        .isEqualTo("{minutes} o'clock '{'");
  }

  @Test
  void authorsTranslationAppliesToItsLanguage() {
    Message title = Message.translated("Pressure high", Map.of("de", "Druck hoch"));

    assertThat(GERMAN.say(title)).isEqualTo("Druck hoch");
    assertThat(Language.ENGLISH.say(title)).isEqualTo("Pressure high");
  }

  @Test
  void messagesInTreeAreWorded() throws JsonProcessingException {
    JsonNode tree =
        JSON.readTree(
            "{\"flagId\":\"x\",\"reason\":%s,\"all\":[%1$s,3]}"
                .formatted(JSON.writeValueAsString(FIELD.required())));

    assertThat(GERMAN.sayIn(tree).toString())
        .isEqualTo(
            "{\"flagId\":\"x\",\"reason\":\"wird gebraucht\",\"all\":[\"wird gebraucht\",3]}");
  }

  @Test
  void bestAcceptedLanguageIsChosen() {
    assertThat(Language.preferred("de-AT,de;q=0.9,en;q=0.8")).isEqualTo(GERMAN);
    assertThat(Language.preferred("fr,de;q=0.2")).isEqualTo(GERMAN);
    assertThat(Language.preferred("fr")).isEqualTo(Language.ENGLISH);
    assertThat(Language.preferred("*;q=nonsense,,")).isEqualTo(Language.ENGLISH);
    assertThat(Language.preferred(null)).isEqualTo(Language.ENGLISH);
  }
}
