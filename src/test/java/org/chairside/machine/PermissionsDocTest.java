package org.chairside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Operation;
import org.junit.jupiter.api.Test;

/** Writes docs/permissions.md from what the endpoints declare. */
class PermissionsDocTest {

  private static final List<Role> COLUMNS =
      List.of(Role.NURSE, Role.CLINICIAN, Role.SCHEDULER, Role.ADMIN);

  @Test
  void documentMatchesDeclaredRights() throws IOException {
    Path document = Path.of("docs", "permissions.md");
    String written = permissions();
    if (Boolean.getBoolean("chairside.write-docs")) {
      Files.writeString(document, written);
    }
    assertThat(document).as("rewrite it with -Dchairside.write-docs=true").hasContent(written);
  }

  private static String permissions() {
    StringBuilder text =
        new StringBuilder(
            """
            # Who may do what

            Written from what the endpoints declare by `PermissionsDocTest`; `PermissionsTest` tries every cell. Paths are
            below `/api`. A person needs one of the marked roles, and for what belongs to a clinic membership in it
            ([0018](decisions/0018-membership-in-clinics.md)); signatures and overrides also need a password or PIN of the
            last minutes ([0017](decisions/0017-machines-and-signatures.md)). A machine needs one of the scopes named.
            What belongs to another organization is not found by anybody.
            """);
    String kind = "";
    for (Operation operation : Operation.all()) {
      if (!operation.kind().equals(kind)) {
        kind = operation.kind();
        text.append("\n## ").append(kind).append("\n\n");
        text.append("| operation | nurse | clinician | scheduler | admin | machine |\n");
        text.append("|---|---|---|---|---|---|\n");
      }
      text.append(row(operation));
    }
    return text.toString();
  }

  private static String row(Operation operation) {
    String roles =
        COLUMNS.stream()
            .map(role -> operation.openToAll() || operation.roles().contains(role) ? "yes" : "")
            .collect(Collectors.joining(" | "));
    return "| `%s` | %s | %s |\n"
        .formatted(
            operation, roles, operation.openToAll() ? "no sign-in needed" : scopes(operation));
  }

  private static String scopes(Operation operation) {
    return Arrays.stream(Scope.values())
        .filter(
            scope ->
                Scope.permit(Set.of(scope), operation.method(), operation.path())
                    && Scope.roles(Set.of(scope)).stream().anyMatch(operation.roles()::contains))
        .map(scope -> "`" + scope + "`")
        .collect(Collectors.joining(", "));
  }
}
