package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Call;
import org.chairside.testclinic.EveryOperation;
import org.chairside.testclinic.Operation;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.SampleBodies;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Nobody writes over what somebody else wrote meanwhile, without having seen it. */
@ApplicationTest
class OverwriteTest {

  private static final Set<String> OVERWRITE = Set.of("PUT", "PATCH", "DELETE");

  /** What overwrites without If-Match, and why that loses nothing. */
  private static final Map<String, String> WITHOUT_VERSION =
      Map.of(
          "PUT /me/language", "a person's own preference: their last choice counts",
          "PUT /staff/{id}/identity", "only makes a link: refused where there is one",
          "DELETE /me/passkeys/{id}", "a passkey never changes, and its own person ends it",
          "DELETE /me/second-factors/authenticator-app", "there is one, and its own person ends it",
          "DELETE /staff/{id}/second-factors",
              "ends all factors that a person lost, whichever they are");

  /**
   * Steps that may name a version and need not: each is refused where the state does not allow it,
   * and what it changes is kept beside what was before.
   */
  private static final Set<String> STEPS =
      Set.of(
          "POST /sessions/{id}/cancel",
          "POST /sessions/{id}/change-chair",
          "POST /sessions/{id}/no-show",
          "POST /sessions/{id}/reschedule",
          "POST /sessions/{id}/undo-cancel",
          "POST /sessions/{id}/undo-check-in",
          "POST /sessions/{id}/undo-discharge",
          "POST /sessions/{id}/undo-finish",
          "POST /sessions/{id}/undo-no-show");

  /** Verbs that write over something, too, and require the version. */
  private static final Set<String> VERBS =
      Set.of(
          "POST /courses/{id}/revisions",
          "POST /patients/{id}/deaths",
          "POST /patients/{id}/deaths/{deathId}/retract",
          "POST /protocols/{code}/versions/{version}/publish");

  private static Set<String> withIfMatch(TestClinic clinic) {
    Map<String, Map<String, Map<String, Object>>> paths = clinic.contractDocument().path("paths");
    Set<String> found = new TreeSet<>();
    paths.forEach(
        (path, operations) ->
            operations.forEach(
                (method, operation) -> {
                  if (String.valueOf(operation.get("parameters")).contains("If-Match")) {
                    found.add(
                        method.toUpperCase(Locale.ROOT) + " " + path.replaceFirst("^/api", ""));
                  }
                }));
    return found;
  }

  @Test
  void everyOverwriteOfTheContractTakesVersionOrSaysWhyNot() {
    Set<String> expected =
        Operation.all().stream()
            .filter(operation -> OVERWRITE.contains(operation.method()))
            .map(Operation::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(expected).containsAll(WITHOUT_VERSION.keySet());
    expected.removeAll(WITHOUT_VERSION.keySet());
    expected.addAll(STEPS);
    expected.addAll(VERBS);
    assertThat(withIfMatch(TestClinic.open())).isEqualTo(expected);
  }

  @Test
  void overwriteWithoutVersionIsRefused() {
    TestClinic clinic = TestClinic.open();
    Person everything = clinic.takeOn(Role.NURSE);
    clinic.change("/api/staff/" + everything.id(), Map.of("roles", List.of(Role.values())));
    EveryOperation every = new EveryOperation(clinic);
    SampleBodies bodies = new SampleBodies();
    SoftAssertions found = new SoftAssertions();
    int refused = 0;
    for (Operation operation : Operation.all()) {
      if (!(OVERWRITE.contains(operation.method()) || VERBS.contains(operation.toString()))
          || WITHOUT_VERSION.containsKey(operation.toString())) {
        continue;
      }
      Call call = everything.request();
      bodies.of(operation).ifPresent(body -> call.contentType(body.mediaType()).body(body.text()));
      Answer answer = call.send(operation.method(), every.path(operation));
      // 400: the sample makes no sense; 404: the clinic has none of it
      found.assertThat(answer.statusCode()).as(operation.toString()).isIn(400, 404, 409, 428);
      refused += answer.statusCode() == 428 ? 1 : 0;
    }
    found.assertThat(refused).isGreaterThanOrEqualTo(9);
    found.assertAll();
  }

  private static Call asked(Person person, String ifMatch) {
    Call call = person.request().contentType("application/json");
    return ifMatch == null ? call : call.header("If-Match", ifMatch);
  }

  private static void requiresVersion(Person person, String path, String current, Object body) {
    asked(person, null)
        .body(body)
        .put(path)
        .then()
        .statusCode(428)
        .body("type", equalTo("urn:chairside:problem:version-required"));
    asked(person, "\"9999\"")
        .body(body)
        .put(path)
        .then()
        .statusCode(412)
        .body("type", equalTo("urn:chairside:problem:changed-meanwhile"));
    asked(person, current).body(body).put(path).then().statusCode(200);
    // what was current is so no more
    asked(person, current).body(body).put(path).then().statusCode(412);
  }

  @Test
  void checklistIsAnsweredAsItWasSeen() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aCheckedInSession();
    String at = "/api/sessions/" + session;
    String code = clinic.session(session).path("checklist").path(0).path("code").asText();
    requiresVersion(
        clinic.nurse,
        at + "/checklist",
        clinic.nurse.get(at).header("ETag"),
        Map.of("items", List.of(Map.of("code", code, "ok", true))));
    requiresVersion(
        clinic.nurse,
        at + "/discharge-checklist",
        clinic.nurse.get(at).header("ETag"),
        Map.of("escort", "a friend"));
  }

  @Test
  void nurseIsAssignedToSessionAsItWasSeen() {
    TestClinic clinic = TestClinic.open();
    String at = "/api/sessions/" + clinic.aCheckedInSession();
    requiresVersion(
        clinic.nurse,
        at + "/nurse",
        clinic.nurse.get(at).header("ETag"),
        Map.of("staffId", clinic.takeOn(Role.NURSE).id()));
  }

  @Test
  void rosterAndClinicsOfPersonAreWrittenAsTheyWereSeen() {
    TestClinic clinic = TestClinic.open();
    String roster = "/api/clinics/" + clinic.clinicId + "/roster/2031-03-04";
    String nurse = clinic.nurse.id();
    requiresVersion(
        clinic.scheduler,
        roster,
        clinic.scheduler.get(roster).header("ETag"),
        List.of(Map.of("staffId", nurse, "from", "08:00", "until", "17:00")));
    String clinics = "/api/staff/" + nurse + "/clinics";
    requiresVersion(
        clinic.admin,
        clinics,
        clinic.admin.get(clinics).header("ETag"),
        Map.of("everywhere", false, "clinicIds", List.of(clinic.clinicId)));
    // the person's account is another version with it
    assertThat(clinic.admin.get("/api/staff/" + nurse).header("ETag"))
        .isEqualTo(clinic.admin.get(clinics).header("ETag"));
  }
}
