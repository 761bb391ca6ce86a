package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A patient is found by every way to write a name, a birth date or a phone number. */
@ApplicationTest
class FindingPatientTest {

  @Inject Flyway migrations;

  private static List<String> found(TestClinic clinic, String q) {
    var answer = clinic.nurse.post("/api/patients/search", Map.of("q", q));
    answer.then().statusCode(200);
    assertThat(clinic.nurse.get("/api/patients?q={q}", q).<List<String>>path("items.id"))
        .isEqualTo(answer.path("items.id"));
    return answer.path("items.id");
  }

  private static void assertFound(TestClinic clinic, UUID patient, String... searches) {
    for (String q : searches) {
      for (String each : List.of(q, Normalizer.normalize(q, Normalizer.Form.NFD), " " + q + " ")) {
        assertThat(found(clinic, each)).as(each).containsExactly(patient.toString());
      }
    }
  }

  private static UUID named(TestClinic clinic, String given, String family, String birthDate) {
    return clinic.aPatient(
        Map.of("givenName", given, "familyName", family, "birthDate", birthDate));
  }

  @Test
  void nameIsFoundByEveryWayToWriteIt() {
    TestClinic clinic = TestClinic.open();
    assertFound(
        clinic,
        named(clinic, "Jürgen", "Müller", "1950-01-01"),
        "Müller",
        "MÜLLER",
        "Muller",
        "mueller",
        "Müll",
        "juergen muller",
        "Jurgen");
    assertFound(
        clinic,
        named(clinic, "Ann", "Mueller-Weiss", "1950-01-02"),
        "Müller Weiß",
        "Muller Ann",
        "Mueller-Weiss",
        "MuellerWeiss",
        "Weiß");
    assertFound(
        clinic, named(clinic, "Levi", "Strauß", "1950-01-03"), "Strauss", "STRAUẞ", "straus");
    assertFound(
        clinic, named(clinic, "Hans", "Ørsted", "1950-01-04"), "Orsted", "oersted", "ørsted");
    assertFound(clinic, named(clinic, "Łukasz", "Wójcik", "1950-01-05"), "Lukasz", "ŁUKASZ wojcik");
    assertFound(
        clinic,
        named(clinic, "Pat", "O'Brien", "1950-01-06"),
        "O'Brien",
        "OBrien",
        "O’Brien",
        "O Brien",
        "o´brien",
        "Brien, Pat");
    assertFound(
        clinic,
        named(clinic, "Kim", "Smith-Jones", "1950-01-07"),
        "Smith-Jones",
        "Smith Jones",
        "SmithJones",
        "Smith–Jones",
        "Jones, Kim",
        "Kim Smith");
    assertFound(
        clinic, named(clinic, "Işıl", "İnönü", "1950-01-08"), "isil", "IŞIL", "inonu", "İNÖNÜ");
    assertFound(
        clinic,
        named(clinic, "Ngozi", "Adeyemi", "1950-01-09"),
        "Ngozi Adeyemi",
        "Adeyemi, Ngozi",
        "Adeyemi Ngozi",
        "ＡＤＥＹＥＭＩ",
        "adeyemi,ngozi");
  }

  @Test
  void nameOfAnotherScriptIsFoundInItsOwnAndInLatinLetters() {
    TestClinic clinic = TestClinic.open();
    assertFound(
        clinic,
        named(clinic, "Фёдор", "Достоевский", "1950-02-01"),
        "ФЁДОР",
        "федор",
        "достоевский",
        "Dostoyevskiy",
        "Достоевскии");
    assertFound(
        clinic,
        named(clinic, "Γιώργος", "Παπαδόπουλος", "1950-02-02"),
        "ΠΑΠΑΔΟΠΟΥΛΟΣ",
        "παπαδοπουλος",
        "papadopoulos giorgos");
    assertFound(clinic, named(clinic, "小明", "張", "1950-02-03"), "張", "张", "張小明", "Zhang Xiaoming");
    assertFound(clinic, named(clinic, "민수", "김", "1950-02-04"), "김민수", "김 민수", "민수");
    assertFound(clinic, named(clinic, "محمّد", "أحمد", "1950-02-05"), "محمد", "احمد محمد");
    assertFound(clinic, named(clinic, "Olga", "Ivanova", "1950-02-06"), "Иванова", "ИВАНОВА Olga");
  }

  @Test
  void birthDateIsFoundInEveryFormThatIsShown() {
    TestClinic clinic = TestClinic.open();
    UUID wanted = named(clinic, "Ada", "Okafor", "2001-03-28");
    named(clinic, "Ada", "Other", "2001-03-29");
    assertFound(
        clinic,
        wanted,
        "2001-03-28",
        "03/28/2001",
        "3/28/2001",
        "28 Mar 2001",
        "Mar 28, 2001",
        "March 28, 2001",
        "28.03.2001",
        "28.3.2001",
        "28. März 2001",
        "28. 3. 2001",
        "20010328",
        "Okafor 28 Mar 2001",
        "28.03.2001, Ada");
    assertThat(found(clinic, "28 Mar 2002")).isEmpty();
    assertThat(found(clinic, "Other 28 Mar 2001")).isEmpty();
  }

  @Test
  void phoneNumberIsFoundInEveryForm() {
    TestClinic clinic = TestClinic.open();
    UUID wanted = clinic.aPatient(Map.of("phone", "(312) 555-0199", "birthDate", "1950-03-01"));
    UUID german = clinic.aPatient(Map.of("phone", "+49 (0)30 1234567", "birthDate", "1950-03-02"));
    clinic.aPatient(Map.of("phone", "(312) 555-0198", "birthDate", "1950-03-03"));
    assertFound(
        clinic,
        wanted,
        "(312) 555-0199",
        "312-555-0199",
        "312 555 0199",
        "312.555.0199",
        "3125550199",
        "+1 312 555 0199",
        "+13125550199",
        "1 (312) 555-0199",
        "555-0199",
        "0199",
        "Okafor 0199",
        "３１２ ５５５ ０１９９");
    assertFound(clinic, german, "030 1234567", "030/1234567", "0049 30 1234567", "+49301234567");
    clinic.change("/api/patients/" + wanted, Map.of("phone", "773 555 0123"));
    assertThat(found(clinic, "312 555 0199")).isEmpty();
    assertFound(clinic, wanted, "+1 773 555 0123");
  }

  @Test
  void mrnIsFoundWithoutItsPunctuation() {
    TestClinic clinic = TestClinic.open();
    UUID wanted = clinic.aPatient(Map.of("mrn", "AB-00 17/z", "birthDate", "1950-04-01"));
    clinic.aPatient(Map.of("mrn", "AB-0018", "birthDate", "1950-04-02"));
    assertFound(clinic, wanted, "AB-00 17/z", "ab0017z", "ＡＢ-００ １７", "0017z");
  }

  @Test
  void searchWithoutLetterOrDigitFindsNobody() {
    TestClinic clinic = TestClinic.open();
    clinic.aPatient();
    for (String q : List.of("%", "_", "-", "'", "!", ", ;")) {
      clinic
          .nurse
          .post("/api/patients/search", Map.of("q", q))
          .then()
          .body("items.size()", equalTo(0));
    }
  }

  @Test
  void changedNameIsFoundAndOldOneIsNot() {
    TestClinic clinic = TestClinic.open();
    UUID patient = named(clinic, "Ada", "Grün", "1950-05-01");
    clinic.change("/api/patients/" + patient, Map.of("familyName", "Weiß"));
    assertFound(clinic, patient, "weiss");
    assertThat(found(clinic, "gruen")).isEmpty();
  }

  @Test
  void patientOfAnotherOrganizationIsNotFound() {
    named(TestClinic.open(), "Zoë", "Lindqvist", "1950-06-01");
    assertThat(found(TestClinic.open(), "Lindqvist")).isEmpty();
    assertThat(found(TestClinic.open(), "1950-06-01")).isEmpty();
  }

  @Test
  void patientsRegisteredBeforeAreFoundAfterUpgrade() throws Exception {
    TestClinic clinic = TestClinic.open();
    UUID patient =
        clinic.aPatient(
            Map.of("familyName", "Müller", "birthDate", "1950-07-01", "phone", "312 555 0177"));
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement forget =
            connection.prepareStatement(
                "update patient set search_text = '', phone_digits = null where id = ?");
        PreparedStatement outdate =
            connection.prepareStatement(
                "update flyway_schema_history set checksum = 0 where description = 'fold patients'")) {
      forget.setObject(1, patient);
      assertThat(forget.executeUpdate()).isEqualTo(1);
      assertThat(outdate.executeUpdate()).isEqualTo(1);
    }
    assertThat(found(clinic, "Muller")).isEmpty();

    migrations.migrate();
    assertFound(clinic, patient, "Muller", "+1 312 555 0177");
  }
}
