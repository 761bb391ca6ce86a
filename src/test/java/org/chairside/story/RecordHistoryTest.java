package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.testclinic.TestClinic.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No field of a record is overwritten without a trace. */
@ApplicationTest
class RecordHistoryTest {

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  private static Answer patch(Person person, String path, Map<String, ?> change) {
    return person
        .request()
        .header("If-Match", person.get(path).header("ETag"))
        .contentType("application/json")
        .body(change)
        .patch(path);
  }

  private JsonNode history(String path) {
    return json(clinic.admin.get(path + "/history")).path("items");
  }

  private static List<String> fields(JsonNode change) {
    return StreamSupport.stream(change.path("fields").spliterator(), false)
        .map(field -> field.path("field").asText())
        .toList();
  }

  @Test
  void patientsChangesNameWhoAndFromWhatToWhat() {
    String path = "/api/patients/" + clinic.aPatient(Map.of("allergies", List.of("latex")));
    patch(clinic.nurse, path, Map.of("allergies", List.of("latex", "ketamine")))
        .then()
        .statusCode(200);
    patch(clinic.scheduler, path, Map.of("phone", "+1 212 555 0199")).then().statusCode(200);

    JsonNode changes = history(path);

    assertThat(changes).hasSize(3);
    assertThat(fields(changes.get(0))).containsExactly("phone");
    assertThat(changes.get(0).path("by").asText()).isEqualTo(clinic.scheduler.id());
    assertThat(changes.get(0).at("/fields/0/after").asText()).isEqualTo("+1 212 555 0199");
    assertThat(fields(changes.get(1))).containsExactly("allergies");
    assertThat(changes.get(1).path("by").asText()).isEqualTo(clinic.nurse.id());
    assertThat(changes.get(1).at("/fields/0/before").toString()).isEqualTo("[\"latex\"]");
    assertThat(changes.get(1).at("/fields/0/after").toString())
        .isEqualTo("[\"latex\",\"ketamine\"]");
    assertThat(changes.get(2).path("first").asBoolean()).isTrue();
  }

  @Test
  void changeThatChangesNothingLeavesNoVersion() {
    String path = "/api/patients/" + clinic.aPatient(Map.of("phone", "+1 212 555 0100"));
    patch(clinic.nurse, path, Map.of("phone", "+1 212 555 0100")).then().statusCode(200);

    assertThat(history(path)).hasSize(1);
  }

  @Test
  void refusedChangeLeavesNoVersion() {
    String path = "/api/patients/" + clinic.aPatient();
    patch(clinic.nurse, path, Map.of("weightKg", 999)).then().statusCode(400);

    assertThat(history(path)).hasSize(1);
  }

  @Test
  void pagesJoinWithoutGap() {
    String path = "/api/patients/" + clinic.aPatient();
    for (int i = 0; i < 4; i++) {
      patch(clinic.nurse, path, Map.of("notes", "note " + i)).then().statusCode(200);
    }
    JsonNode first = json(clinic.nurse.get(path + "/history?limit=2"));
    JsonNode second =
        json(clinic.nurse.get(path + "/history?limit=3&cursor=" + first.path("next").asText()));

    assertThat(first.path("items")).hasSize(2);
    assertThat(second.path("items")).hasSize(3);
    assertThat(first.path("items").get(1).at("/fields/0/before").asText()).isEqualTo("note 1");
    assertThat(second.path("items").get(0).at("/fields/0/after").asText()).isEqualTo("note 1");
    assertThat(second.path("next").isNull()).isTrue();
    clinic.nurse.get(path + "/history?cursor=x").then().statusCode(400);
  }

  @Test
  void rolesAreNamedAndPasswordsAreNot() {
    Person person = clinic.takeOn(Role.NURSE);
    String path = "/api/staff/" + person.id();
    patch(clinic.admin, path, Map.of("roles", List.of("NURSE", "CLINICIAN")))
        .then()
        .statusCode(200);

    JsonNode changes = history(path);

    assertThat(fields(changes.get(0))).containsExactly("roles");
    assertThat(changes.get(0).path("by").asText()).isEqualTo(clinic.admin.id());
    assertThat(changes.get(0).at("/fields/0/after").toString()).contains("CLINICIAN");
    assertThat(changes.toString()).doesNotContainIgnoringCase("password").doesNotContain("$2");
    clinic.nurse.get(path + "/history").then().statusCode(403);
  }

  @Test
  void historyOfAnotherOrganizationIsNotFound() {
    String path = "/api/patients/" + clinic.aPatient();
    TestClinic other = TestClinic.open();

    other.admin.get(path + "/history").then().statusCode(404);
    other.admin.get("/api/staff/" + clinic.nurse.id() + "/history").then().statusCode(404);
  }

  @Test
  void versionsCannotBeChangedOrDeleted() throws SQLException {
    UUID patient = clinic.aPatient();
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        Statement statement = connection.createStatement()) {
      String one = " where record_id = '" + patient + "'";
      assertThatThrownBy(() -> statement.execute("update record_version set data = '{}'" + one))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("delete from record_version" + one))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void emptiedAllergiesAreAskedAbout() {
    String path = "/api/patients/" + clinic.aPatient(Map.of("allergies", List.of("ketamine")));
    Answer asked = patch(clinic.nurse, path, Map.of("allergies", List.of()));

    asked.then().statusCode(400);
    assertThat(json(asked).path("type").asText()).endsWith(":implausible");
    assertThat(json(asked).at("/errors/0/field").asText()).isEqualTo("allergies");
    assertThat(json(asked).at("/errors/0/code").asText()).isEqualTo("emptied");
    assertThat(asked.asString()).doesNotContain("ketamine");
    patch(clinic.nurse, path, Map.of("allergies", List.of(), "confirmed", true))
        .then()
        .statusCode(200);
    patch(clinic.nurse, path, Map.of("allergies", List.of())).then().statusCode(200);
  }
}
