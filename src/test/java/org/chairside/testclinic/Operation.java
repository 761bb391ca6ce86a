package org.chairside.testclinic;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.platform.Actor.Role;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the API with who may call it, as its endpoint declares.
 *
 * @param method of HTTP
 * @param path the template, such as {@code /sessions/{id}}
 * @param openToAll whether also to callers who have not signed in
 * @param roles one of these is needed; all of them where signing in is enough
 */
public record Operation(String method, String path, boolean openToAll, Set<Role> roles) {

  private static final List<Operation> ALL = read();

  /** Every operation of the product, by path and method. */
  public static List<Operation> all() {
    return ALL;
  }

  private static List<Operation> read() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.chairside")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type -> type.getMethods().stream().flatMap(each -> of(type, each).stream()))
            .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
            .toList();
  }

  private static Optional<Operation> of(JavaClass type, JavaMethod endpoint) {
    return endpoint.getAnnotations().stream()
        .map(annotation -> annotation.getRawType())
        .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
        .map(annotation -> annotation.getAnnotationOfType(HttpMethod.class).value())
        .map(method -> declared(method, pathOf(endpoint), type, endpoint))
        .findAny();
  }

  private static String pathOf(JavaMethod endpoint) {
    return endpoint.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("/");
  }

  /** What the endpoint says goes before what its class says. */
  private static Operation declared(
      String method, String path, JavaClass type, JavaMethod endpoint) {
    boolean ownRight =
        Stream.of(RolesAllowed.class, Authenticated.class, PermitAll.class)
            .anyMatch(endpoint::isAnnotatedWith);
    RolesAllowed allowed = right(RolesAllowed.class, ownRight, type, endpoint);
    boolean open = right(PermitAll.class, ownRight, type, endpoint) != null;
    return new Operation(
        method,
        path,
        open,
        allowed == null ? EnumSet.allOf(Role.class) : rolesNamed(allowed.value()));
  }

  private static <A extends Annotation> @Nullable A right(
      Class<A> right, boolean ownRight, JavaClass type, JavaMethod endpoint) {
    return (ownRight ? endpoint.tryGetAnnotationOfType(right) : type.tryGetAnnotationOfType(right))
        .orElse(null);
  }

  private static Set<Role> rolesNamed(String[] names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(names).map(Role::valueOf).forEach(roles::add);
    return roles;
  }

  /** The kind of thing that the path begins with, such as {@code sessions}. */
  public String kind() {
    return path.split("/", -1)[1];
  }

  /** Whether the path names one thing by its id, right after its kind. */
  public boolean hasId() {
    String[] parts = path.split("/", -1);
    return parts.length > 2 && parts[2].equals("{id}");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
