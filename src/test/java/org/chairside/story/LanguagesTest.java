package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.json;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.StreamReader;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody reads the server's messages in their own language, also those that others caused. */
@ApplicationTest
class LanguagesTest {

  /** Words of the English catalogue that no German sentence has. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(the|must|cannot|between|minutes?|within|baseline|heart rate|oxygen|not known|since"
              + "|taken|session|patient|pressure|criteria|recovery|clinician|above|below|repeat"
              + "|escort|confirmed|allergies|weight)\\b",
          Pattern.CASE_INSENSITIVE);

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  private static Person inGerman(Person person) {
    person
        .put("/api/me/language", Map.of("language", "de"))
        .then()
        .statusCode(200)
        .body("language", equalTo("de"));
    return person;
  }

  @Test
  void flagIsWordedInReadersLanguage() {
    UUID session = clinic.aSessionWithACriticalFlag();
    inGerman(clinic.clinician);

    JsonNode english = flag(clinic.nurse, session);
    JsonNode german = flag(clinic.clinician, session);

    assertThat(english.path("title").asText()).isEqualTo("Blood pressure high");
    assertThat(english.path("reason").asText()).startsWith("systolic 188 mmHg");
    assertThat(german.path("title").asText()).isEqualTo("Blutdruck hoch");
    assertThat(german.path("reason").asText())
        .isEqualTo("systolisch 188 mmHg, diastolisch 112 mmHg");
    assertThat(german.path("reasonCode")).isEqualTo(english.path("reasonCode"));
    assertThat(german.path("reasonParams")).isEqualTo(english.path("reasonParams"));
    assertThat(german.at("/reasonParams/clauses/commas/0/code").asText())
        .isEqualTo("measure.measured");
  }

  @Test
  void boardReviewAndEventsFollowReadersLanguage() {
    UUID session = clinic.aSessionWithACriticalFlag();
    inGerman(clinic.clinician);

    JsonNode board = json(clinic.clinician.get("/api/clinics/" + clinic.clinicId + "/board"));
    assertThat(board.findValuesAsText("reason"))
        .contains("systolisch 188 mmHg, diastolisch 112 mmHg");

    JsonNode events = json(clinic.clinician.get("/api/sessions/" + session)).path("events");
    assertThat(events.findValuesAsText("reason"))
        .contains("systolisch 188 mmHg, diastolisch 112 mmHg");
    assertThat(
            json(clinic.nurse.get("/api/sessions/" + session))
                .path("events")
                .findValuesAsText("reason"))
        .contains("systolic 188 mmHg, diastolic 112 mmHg");

    clinic.leave(session);
    String timeline =
        json(clinic.clinician.get("/api/sessions/" + session + "/review"))
            .path("timeline")
            .toString();
    assertThat(timeline).contains("aufgenommen").contains("Infusion mit 35 mg begonnen");
  }

  @Test
  void streamFollowsReadersLanguage() throws Exception {
    inGerman(clinic.clinician);
    String url = clinic.uri() + "/api/clinics/" + clinic.clinicId + "/events";
    try (StreamReader english = StreamReader.open(url, clinic.nurse.token(), null);
        StreamReader german = StreamReader.open(url, clinic.clinician.token(), null)) {
      clinic.aSessionWithACriticalFlag();
      english.awaitType("FlagRaised", Duration.ofSeconds(10));
      german.awaitType("FlagRaised", Duration.ofSeconds(10));

      assertThat(english.reasons()).anyMatch(reason -> reason.contains("diastolic 112 mmHg"));
      assertThat(german.reasons()).anyMatch(reason -> reason.contains("diastolisch 112 mmHg"));
      assertThat(german.reasons()).noneMatch(reason -> reason.contains("diastolic "));
    }
  }

  @Test
  void refusalHasGermanSentenceAndCode() {
    inGerman(clinic.scheduler);

    clinic
        .scheduler
        .get("/api/patients?limit=0")
        .then()
        .statusCode(400)
        .body("title", equalTo("Ungültige Eingabe"))
        .body("detail", equalTo("limit muss zwischen 1 und 500 liegen"))
        .body("code", equalTo("problem.field"))
        .body("params.message.code", equalTo("field.between"))
        .body("errors[0].field", equalTo("limit"))
        .body("errors[0].message", equalTo("muss zwischen 1 und 500 liegen"))
        .body("errors[0].code", equalTo("field.between"))
        .body("errors[0].params.most", equalTo(500));
    clinic
        .scheduler
        .post("/api/patients", Map.of("mrn", " ", "birthDate", "gestern"))
        .then()
        .statusCode(400)
        .body("errors[0].message", equalTo("muss ein Datum sein, etwa 2026-03-02"));
    Map<String, Object> nameless = new HashMap<>();
    nameless.put("mrn", "X-" + TestClinic.some());
    nameless.put("givenName", "Ada");
    nameless.put("birthDate", "1980-02-03");
    clinic
        .scheduler
        .post("/api/patients", nameless)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("familyName"))
        .body("errors.message", hasItem("wird gebraucht"));
    clinic
        .scheduler
        .get("/api/sessions/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("title", equalTo("Nicht gefunden"))
        .body("detail", equalTo("Diese Sitzung gibt es nicht."))
        .body("code", equalTo("not-found.session"));
    clinic
        .scheduler
        .get("/api/audit")
        .then()
        .statusCode(403)
        .body("title", equalTo("Dafür fehlt Ihnen die Berechtigung"));
  }

  @Test
  void obstacleToProposalIsInGerman() {
    clinic.openOnWorkdays("08:00", "17:00");
    UUID course = clinic.aCourseFor(clinic.aPatient());
    inGerman(clinic.scheduler);
    // Two open days, whatever day it is today: the first of six sessions has a place.
    LocalDate first =
        LocalDate.now(clinic.zone()).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusWeeks(1);

    Answer answer =
        clinic.scheduler.post(
            "/api/courses/" + course + "/proposals",
            Map.of("from", first.toString(), "until", first.plusDays(1).toString()));

    answer.then().statusCode(200).body("obstacle", startsWith("Sitzung "));
    assertNoEnglish(json(answer).path("obstacle").asText());
    assertNoEnglish(json(answer).path("notices").toString());
  }

  @Test
  void unmetDischargeCriteriaAreInGerman() {
    UUID session = clinic.aRecoveredSession();
    inGerman(clinic.nurse);
    String at = "/api/sessions/" + session;

    JsonNode criteria = json(clinic.nurse.get(at + "/discharge-readiness")).path("criteria");

    assertThat(criteria).isNotEmpty();
    criteria.forEach(
        criterion -> {
          assertNoEnglish(criterion.path("text").asText());
          assertNoEnglish(criterion.path("why").asText());
        });
    assertThat(criteria.findValuesAsText("text"))
        .contains("Geht sicher", "Eine Begleitperson für den Heimweg ist genannt");
    clinic
        .nurse
        .post(at + "/discharge")
        .then()
        .statusCode(409)
        .body("title", equalTo("Zurzeit nicht möglich"))
        .body("detail", startsWith("Noch nicht bereit zur Entlassung: "))
        .body("code", equalTo("chair.not-ready-for-discharge"))
        .body("errors.message", hasItem(containsString("nicht bekannt: Geht sicher")));
  }

  @Test
  void shippedProtocolIsWholeInGerman() {
    inGerman(clinic.clinician);

    for (String code : List.of("ketamine-standard", "esketamine-observation")) {
      JsonNode version = json(clinic.clinician.get("/api/protocols/" + code + "/versions/1"));
      for (String part : List.of("title", "rules", "schedule", "discharge", "checklist")) {
        texts(version.path(part)).forEach(LanguagesTest::assertNoEnglish);
      }
    }
  }

  private static List<String> texts(JsonNode part) {
    if (part.isTextual()) {
      return List.of(part.textValue());
    }
    if (part.isArray() && !part.isEmpty() && part.get(0).isTextual()) {
      return all(part);
    }
    return List.of("title", "heading", "sentence", "text").stream()
        .flatMap(name -> part.findValuesAsText(name).stream())
        .toList();
  }

  private static List<String> all(JsonNode texts) {
    return texts.valueStream().map(JsonNode::textValue).toList();
  }

  @Test
  void browserLanguageIsDefault() {
    clinic
        .nurse
        .request()
        .header("Accept-Language", "de-CH,de;q=0.9,en;q=0.5")
        .get("/api/patients?limit=x")
        .then()
        .body("errors[0].message", equalTo("muss eine ganze Zahl sein"));
    clinic
        .nurse
        .request()
        .header("Accept-Language", "fr")
        .get("/api/patients?limit=x")
        .then()
        .body("errors[0].message", equalTo("must be a whole number"));
    clinic
        .nobody
        .request()
        .header("Accept-Language", "de")
        .get("/api/me")
        .then()
        .statusCode(401)
        .body("title", equalTo("Sie sind nicht angemeldet"));
  }

  @Test
  void accountLanguageOverridesBrowser() {
    inGerman(clinic.nurse)
        .request()
        .header("Accept-Language", "en")
        .get("/api/patients?limit=x")
        .then()
        .body("errors[0].message", equalTo("muss eine ganze Zahl sein"));
    Map<String, Object> none = new HashMap<>();
    none.put("language", null);
    clinic.nurse.put("/api/me/language", none).then().statusCode(200).body("language", nullValue());
    clinic
        .nurse
        .put("/api/me/language", Map.of("language", "tlh"))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("language"))
        .body("errors[0].message", equalTo("must be one of de, en"));
  }

  @Test
  void crossSiteRefusalFollowsBrowserLanguage() {
    clinic
        .nobody
        .request()
        .header("Accept-Language", "de")
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("application/json")
        .body(Map.of("username", "a", "password", "b"))
        .post("/api/auth/login")
        .then()
        .statusCode(403)
        .body("code", equalTo("request.foreign-write"))
        .body("detail", equalTo("Anfragen von einer anderen Website werden nicht angenommen."));
  }

  @Test
  void flagWithoutCodeIsReadAsWritten() throws SQLException {
    UUID session = clinic.aSessionWithACriticalFlag();
    String id = flag(clinic.nurse, session).path("id").asText();
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        var update =
            connection.prepareStatement(
                """
                update flag set reason = 'systolic 188 mmHg, as it was said then',
                  reason_message = null
                where id = ?
                """)) {
      update.setObject(1, UUID.fromString(id));
      assertThat(update.executeUpdate()).isOne();
    }
    inGerman(clinic.clinician)
        .get("/api/flags/" + id)
        .then()
        .statusCode(200)
        .body("title", equalTo("Blutdruck hoch"))
        .body("reason", equalTo("systolic 188 mmHg, as it was said then"))
        .body("reasonCode", nullValue())
        .body("reasonParams", nullValue());
    clinic.chart(session, set(now(), Map.of("systolic", 189)));
  }

  @Test
  void clinicProtocolHasItsOwnTranslations() {
    String code = "own-" + TestClinic.some().toLowerCase(java.util.Locale.ROOT);
    JsonNode document =
        TestClinic.json(clinic.clinician.get("/api/protocols/ketamine-standard/versions/1"))
            .path("document")
            .deepCopy();
    var own = (com.fasterxml.jackson.databind.node.ObjectNode) document;
    own.put("title", "Our own way");
    own.putObject("translations").putObject("de").put("title", "Unser eigener Weg");
    clinic
        .clinician
        .post("/api/protocols/" + code + "/versions", Map.of("document", own))
        .then()
        .statusCode(201)
        .body("title", equalTo("Our own way"))
        .body("document.translations.de.title", equalTo("Unser eigener Weg"));
    inGerman(clinic.clinician)
        .get("/api/protocols/" + code + "/versions/1")
        .then()
        .body("title", equalTo("Unser eigener Weg"));
  }

  private JsonNode flag(Person reader, UUID session) {
    JsonNode flags = TestClinic.json(reader.get("/api/sessions/" + session)).path("flags");
    for (JsonNode flag : flags) {
      if (flag.at("/rule/code").asText().equals("pressure-high")) {
        return flag;
      }
    }
    throw new AssertionError("no such flag among " + flags);
  }

  private static void assertNoEnglish(String said) {
    assertThat(ENGLISH.matcher(said).find()).as(said).isFalse();
  }
}
