package org.chairside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chairside.platform.Actor.Role;
import org.junit.jupiter.api.Test;

/** What a machine's scopes permit. */
class ScopeTest {

  private static Set<String> operationsOfTheContract() throws IOException {
    JsonNode paths =
        new ObjectMapper().readTree(Path.of("src/main/webui/openapi.json").toFile()).path("paths");
    Set<String> operations = new HashSet<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            operations.add(
                                method.toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey().substring("/api".length()))));
    return operations;
  }

  @Test
  void everyOperationOfScopeExists() throws IOException {
    Set<String> known = operationsOfTheContract();
    for (Scope scope : Scope.values()) {
      assertThat(known).as(scope.name()).containsAll(scope.operations());
    }
  }

  @Test
  void noScopeHoldsClinicalSignatureOrAdministration() {
    assertThat(Scope.roles(Arrays.asList(Scope.values())))
        .containsExactly(Role.NURSE, Role.SCHEDULER);
    for (String signed :
        List.of("/sessions/{id}/review", "/sessions/{id}/discharge", "/sessions/{id}/start")) {
      assertThat(Scope.permit(Arrays.asList(Scope.values()), "POST", signed)).isFalse();
    }
  }

  @Test
  void readingAloneWritesNothing() throws IOException {
    assertThat(operationsOfTheContract())
        .filteredOn(operation -> !operation.startsWith("GET "))
        .filteredOn(
            operation -> {
              String[] parts = operation.split(" ", 2);
              return Scope.permit(Set.of(Scope.READ), parts[0], parts[1])
                  && !Scope.permit(Set.of(), parts[0], parts[1]);
            })
        .containsExactly("POST /patients/search");
  }
}
