package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.chairside.ApplicationTest;
import org.chairside.session.OfferedAction;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server accepts exactly the actions that it lists, for every role and in every situation. */
@ApplicationTest
class ActionsTest {

  private static final Set<String> DONE = ConcurrentHashMap.newKeySet();
  private static final int AT_ONCE = 3;
  private static final Map<String, String> MISTAKE = Map.of("reason", "this was a mistake");

  /** Every situation of a session, reached by the clinic's verbs. */
  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  enum Situation {
    BOOKED(TestClinic::aBookedSession),
    BOOKED_OF_A_HELD_COURSE(clinic -> held(clinic, clinic.aBookedSession())),
    BOOKED_WHILE_THE_PATIENT_SITS_ELSEWHERE(Situation::patientElsewhere),
    CHECKED_IN(TestClinic::aCheckedInSession),
    READY_TO_START(clinic -> ready(clinic, clinic.aCheckedInSession())),
    READY_BUT_HELD(clinic -> held(clinic, ready(clinic, clinic.aCheckedInSession()))),
    INFUSING(TestClinic::aRunningSession),
    PAUSED(clinic -> after(clinic, clinic.aRunningSession(), "pause", Map.of())),
    STOPPED(clinic -> after(clinic, clinic.aRunningSession(), "stop", Map.of("reason", "nausea"))),
    READY_TO_LEAVE(Situation::readyToLeave),
    DISCHARGED(Situation::discharged),
    DISCHARGED_WITH_A_FLAG(Situation::dischargedWithAFlag),
    SIGNED_OFF(TestClinic::aSignedSession),
    CANCELLED(clinic -> after(clinic, clinic.aBookedSession(), "cancel", Map.of("reason", "x"))),
    NO_SHOW(clinic -> after(clinic, clinic.aBookedSession(), "no-show", Map.of("reason", "x")));

    private final Function<TestClinic, UUID> reach;

    Situation(Function<TestClinic, UUID> reach) {
      this.reach = reach;
    }

    private static UUID after(TestClinic clinic, UUID session, String verb, Map<String, ?> said) {
      clinic.nurse.post("/api/sessions/" + session + "/" + verb, said).then().statusCode(200);
      return session;
    }

    private static UUID held(TestClinic clinic, UUID session) {
      clinic
          .clinician
          .post("/api/courses/" + clinic.courseOf(session) + "/hold", Map.of("reason", "x"))
          .then()
          .statusCode(200);
      return session;
    }

    private static UUID ready(TestClinic clinic, UUID session) {
      clinic.meetChecklist(session);
      clinic.chart(session, TestClinic.baseline(now()));
      return session;
    }

    private static UUID patientElsewhere(TestClinic clinic) {
      UUID patient = clinic.aPatient();
      UUID here = clinic.aBookedSessionFor(patient, 0);
      UUID later = clinic.aBookedSessionAt(patient, 1, now().plus(Duration.ofHours(6)));
      clinic.nurse.post("/api/sessions/" + here + "/check-in").then().statusCode(200);
      return later;
    }

    private static UUID readyToLeave(TestClinic clinic) {
      UUID session = clinic.aRecoveredSession();
      clinic.prepareToLeave(session);
      return session;
    }

    private static UUID discharged(TestClinic clinic) {
      UUID session = readyToLeave(clinic);
      return after(clinic, session, "discharge", Map.of());
    }

    private static UUID dischargedWithAFlag(TestClinic clinic) {
      UUID session = readyToLeave(clinic);
      clinic
          .nurse
          .post(
              "/api/sessions/" + session + "/flags", Map.of("severity", "ADVISORY", "reason", "x"))
          .then()
          .statusCode(201);
      return after(clinic, session, "discharge", Map.of());
    }
  }

  /**
   * What was wrong in each situation: they are tried side by side, since each waits for answers.
   */
  private static final Map<Situation, Future<List<String>>> TRIED = new EnumMap<>(Situation.class);

  private static ExecutorService hands;

  @BeforeAll
  static void tryEverySituation() {
    hands = Executors.newFixedThreadPool(AT_ONCE);
    for (Situation situation : Situation.values()) {
      TRIED.put(situation, hands.submit(() -> wrongIn(situation)));
    }
  }

  @AfterAll
  static void rest() {
    hands.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(Situation.class)
  void listedActionsAreAcceptedAndOthersRefused(Situation situation) throws Exception {
    assertThat(TRIED.get(situation).get()).isEmpty();
  }

  private static List<String> wrongIn(Situation situation) {
    TestClinic clinic = TestClinic.open();
    UUID session = situation.reach.apply(clinic);
    List<String> wrong = new ArrayList<>();
    Set<OfferedAction> doneHere = EnumSet.noneOf(OfferedAction.class);
    people(clinic)
        .forEach(
            (who, person) -> {
              List<OfferedAction> listed = listed(person, session);
              for (OfferedAction action : OfferedAction.values()) {
                boolean may = listed.contains(action);
                // Once in every situation, and once by everybody in some.
                boolean newToThem = may && DONE.add(who + action);
                boolean newHere = may && doneHere.add(action);
                if (may && !newToThem && !newHere) {
                  continue;
                }
                Answer answer =
                    may
                        ? doneAnew(situation, clinic, person, action)
                        : done(action, clinic, person, session);
                if (!fits(answer, may, action)) {
                  wrong.add(
                      "%s %s %s: %d %s"
                          .formatted(
                              who,
                              may ? "may" : "may not",
                              action,
                              answer.statusCode(),
                              answer.asString()));
                }
              }
            });
    return wrong;
  }

  private static boolean fits(Answer answer, boolean listed, OfferedAction action) {
    int status = answer.statusCode();
    // What was never charted is not there to be corrected.
    boolean onAnEntry = action == OfferedAction.CORRECT || action == OfferedAction.ENTERED_IN_ERROR;
    boolean nothingThere = onAnEntry && status == 404;
    // What the start itself needs is told by the start, in answer to anyone who may start.
    boolean notReady = status == 409 && answer.asString().contains("cannot start yet");
    return listed
        ? status < 300 || notReady
        : !notReady && (status == 403 || status == 409 || nothingThere);
  }

  /** In the same situation once more, in a chair of its own: it takes the action. */
  private static Answer doneAnew(
      Situation situation, TestClinic clinic, Person person, OfferedAction action) {
    clinic.chairIds.addFirst(
        TestClinic.id(
            clinic.admin.post(
                "/api/clinics/" + clinic.clinicId + "/chairs",
                Map.of("name", "Chair " + TestClinic.some()))));
    return done(action, clinic, person, situation.reach.apply(clinic));
  }

  private static Map<String, Person> people(TestClinic clinic) {
    Map<String, Person> people = new LinkedHashMap<>();
    people.put("nurse", clinic.nurse);
    people.put("scheduler", clinic.scheduler);
    people.put("clinician", clinic.clinician);
    people.put("admin", clinic.admin);
    return people;
  }

  private static List<OfferedAction> listed(Person person, UUID session) {
    JsonNode actions = TestClinic.json(person.get("/api/sessions/" + session)).path("actions");
    return StreamSupport.stream(actions.spliterator(), false)
        .map(action -> OfferedAction.valueOf(action.asText()))
        .toList();
  }

  private static Answer done(OfferedAction action, TestClinic clinic, Person person, UUID session) {
    String path = "/api/sessions/" + session + "/";
    return switch (action) {
      case CHECK_IN -> person.post(path + "check-in");
      case CHECKLIST ->
          person.put(path + "checklist", Map.of("items", List.of(anItem(clinic, session))));
      case START -> person.post(path + "start", Map.of("doseMg", 35));
      case RATE -> person.post(path + "rate", Map.of("mgPerHour", 30, "reason", "nausea"));
      case PAUSE -> person.post(path + "pause");
      case RESUME -> person.post(path + "resume");
      case STOP -> person.post(path + "stop", Map.of("reason", "nausea"));
      case FINISH -> person.post(path + "finish");
      case OBSERVE -> person.post(path + "observations", Map.of("pain", 2));
      case SIDE_EFFECT ->
          person.post(path + "side-effects", Map.of("type", "NAUSEA", "severity", "MILD"));
      case CORRECT ->
          person.post(
              path + "observations/" + anObservation(clinic, session) + "/corrections",
              Map.of("reason", "misread", "pain", 3));
      case ENTERED_IN_ERROR ->
          person.post(
              path + "observations/" + anObservation(clinic, session) + "/entered-in-error",
              Map.of("reason", "taken from the neighbor"));
      case RAISE_FLAG ->
          person.post(path + "flags", Map.of("severity", "ADVISORY", "reason", "looks pale"));
      case ASSIGN_NURSE -> person.put(path + "nurse", Map.of("staffId", clinic.nurse.id()));
      case SCORE_RECOVERY ->
          person.post(
              path + "recovery-scores", Map.of("scale", "ALDRETE", "items", Map.of("activity", 2)));
      case DISCHARGE_CHECKLIST ->
          person.put(path + "discharge-checklist", Map.of("escort", "a friend"));
      case DISCHARGE -> person.post(path + "discharge");
      case SIGN_OFF -> person.post(path + "review");
      case ADDENDUM -> person.post(path + "addenda", Map.of("text", "called at home"));
      case RESCHEDULE ->
          person.post(
              path + "reschedule",
              Map.of(
                  "start",
                  TestClinic.minute(now().plus(Duration.ofDays(2))).toString(),
                  "preview",
                  true));
      case CANCEL -> person.post(path + "cancel", Map.of("reason", "ill"));
      case NO_SHOW -> person.post(path + "no-show", Map.of("reason", "not reached"));
      case CHANGE_CHAIR -> person.post(path + "change-chair", anotherChair(clinic));
      case UNDO_CHECK_IN -> person.post(path + "undo-check-in", MISTAKE);
      case UNDO_FINISH -> person.post(path + "undo-finish", MISTAKE);
      case UNDO_DISCHARGE -> person.post(path + "undo-discharge", MISTAKE);
      case UNDO_CANCEL -> person.post(path + "undo-cancel", MISTAKE);
      case UNDO_NO_SHOW -> person.post(path + "undo-no-show", MISTAKE);
    };
  }

  private static Map<String, Object> anotherChair(TestClinic clinic) {
    UUID chair =
        TestClinic.id(
            clinic.admin.post(
                "/api/clinics/" + clinic.clinicId + "/chairs",
                Map.of("name", "Chair " + TestClinic.some())));
    return Map.of("chairId", chair, "reason", "the armrest is broken");
  }

  private static Map<String, Object> anItem(TestClinic clinic, UUID session) {
    String code = clinic.session(session).path("checklist").path(0).path("code").asText("none");
    return Map.of("code", code, "ok", true);
  }

  private static String anObservation(TestClinic clinic, UUID session) {
    return clinic
        .session(session)
        .path("observations")
        .path(0)
        .path("id")
        .asText("00000000-0000-7000-8000-000000000000");
  }
}
