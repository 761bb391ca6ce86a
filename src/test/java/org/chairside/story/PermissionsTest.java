package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.EveryOperation;
import org.chairside.testclinic.Operation;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Every operation of the API, tried by everybody: docs/permissions.md is true. */
@ApplicationTest
class PermissionsTest {

  private static final String NOT_IN_ROLES = "problem.not-in-your-roles";

  /** They end the caller's sign-in, or change who is signed in. */
  private static final Set<String> OF_THE_SIGN_IN = Set.of("auth", "me");

  /** What an operation answers to somebody who may call it but not this thing of this clinic. */
  private static final Integer[] NOT_THERE = {400, 404};

  private static Person of(TestClinic clinic, Role role, Operation operation) {
    return OF_THE_SIGN_IN.contains(operation.kind())
        ? clinic.takeOn(role)
        : switch (role) {
          case NURSE -> clinic.nurse;
          case CLINICIAN -> clinic.clinician;
          case SCHEDULER -> clinic.scheduler;
          case ADMIN -> clinic.admin;
        };
  }

  private static boolean isStream(Operation operation) {
    return operation.path().endsWith("/events");
  }

  private static String codeOf(Answer answer) {
    return answer.contentType().contains("json") && answer.statusCode() >= 400
        ? String.valueOf(answer.<String>path("code"))
        : "";
  }

  @Test
  void everyRoleIsAdmittedOrRefusedAsDeclared() throws Exception {
    TestClinic clinic = TestClinic.open();
    EveryOperation every = new EveryOperation(clinic);
    List<Callable<List<String>>> tries =
        Arrays.stream(Role.values())
            .<Callable<List<String>>>map(role -> () -> wrongFor(role, clinic, every))
            .toList();
    List<String> wrong = new ArrayList<>();
    // side by side, since each waits for answers
    try (ExecutorService people = Executors.newFixedThreadPool(tries.size())) {
      for (Future<List<String>> each : people.invokeAll(tries)) {
        wrong.addAll(each.get());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> wrongFor(Role role, TestClinic clinic, EveryOperation every) {
    List<String> wrong = new ArrayList<>();
    for (Operation operation : Operation.all()) {
      boolean admitted = operation.openToAll() || operation.roles().contains(role);
      if (admitted && isStream(operation)) {
        continue; // never ends: LiveTest reads it
      }
      Answer answer = every.call(of(clinic, role, operation), operation);
      boolean refused = answer.statusCode() == 403 && codeOf(answer).equals(NOT_IN_ROLES);
      if (refused == admitted || answer.statusCode() >= 500) {
        wrong.add("%s as %s: %d".formatted(operation, role, answer.statusCode()));
      }
    }
    return wrong;
  }

  @Test
  void nobodyIsAdmittedWithoutSignIn() {
    TestClinic clinic = TestClinic.open();
    EveryOperation every = new EveryOperation(clinic);
    SoftAssertions found = new SoftAssertions();
    for (Operation operation : Operation.all()) {
      if (!operation.openToAll()) {
        Answer answer = every.call(clinic.nobody, operation);
        found.assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(401);
      }
    }
    found.assertAll();
  }

  @Test
  void nothingOfAnotherOrganizationIsFoundWithEveryRole() {
    EveryOperation theirs = new EveryOperation(TestClinic.open());
    TestClinic ours = TestClinic.open();
    Person everything = ours.takeOn(Role.NURSE);
    ours.change("/api/staff/" + everything.id(), Map.of("roles", Role.values()));
    SoftAssertions found = new SoftAssertions();
    for (Operation operation : Operation.all()) {
      if (operation.hasId()) {
        Answer answer = theirs.call(everything, operation);
        found.assertThat(answer.statusCode()).as(operation.toString()).isIn((Object[]) NOT_THERE);
      }
    }
    found.assertAll();
  }

  @Test
  void tableHasEveryOperationOfTheContract() {
    TestClinic clinic = TestClinic.open();
    Map<String, Map<String, ?>> paths = clinic.contractDocument().path("paths");
    assertThat(Operation.all().stream().map(each -> each.method() + " /api" + each.path()))
        .containsExactlyInAnyOrderElementsOf(
            paths.entrySet().stream()
                .flatMap(
                    path ->
                        path.getValue().keySet().stream()
                            .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList());
  }
}
