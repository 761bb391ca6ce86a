package org.chairside.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A public type must be used outside its package. */
final class VisibilityRule {

  private VisibilityRule() {}

  /**
   * @param users every class that may use a type, tests too
   */
  static ArchRule rule(JavaClasses users) {
    Map<String, Set<String>> packagesUsing = packagesUsing(users);
    return classes()
        .that()
        .areTopLevelClasses()
        .and()
        .haveModifier(JavaModifier.PUBLIC)
        .and()
        .areNotAnnotatedWith(QuarkusMain.class)
        .and()
        .areNotAnnotatedWith(OpenApiFilter.class)
        .should(
            new ArchCondition<>("be used outside their package") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean used =
                    packagesUsing.getOrDefault(type.getName(), Set.of()).stream()
                        .anyMatch(name -> !name.equals(type.getPackageName()));
                events.add(
                    new SimpleConditionEvent(
                        type, used, type.getName() + " is public and nobody outside uses it"));
              }
            })
        .because("what is public is a promise, and a package is read from its public types");
  }

  private static Map<String, Set<String>> packagesUsing(JavaClasses users) {
    Map<String, Set<String>> using = new HashMap<>();
    for (JavaClass user : users) {
      usedBy(user)
          .forEach(
              used ->
                  using
                      .computeIfAbsent(
                          topLevel(used.getBaseComponentType()).getName(), _ -> new HashSet<>())
                      .add(user.getPackageName()));
    }
    return using;
  }

  /** Its dependencies, and the types in the signatures of the methods it calls. */
  private static Stream<JavaClass> usedBy(JavaClass user) {
    Stream<JavaClass> named =
        user.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass);
    Stream<JavaClass> passed =
        user.getAccessesFromSelf().stream()
            .map(access -> access.getTarget())
            .filter(CodeUnitAccessTarget.class::isInstance)
            .map(CodeUnitAccessTarget.class::cast)
            .flatMap(
                target ->
                    Stream.concat(
                        target.getRawParameterTypes().stream(),
                        Stream.of(target.getRawReturnType())));
    return Stream.concat(named, passed);
  }

  private static JavaClass topLevel(JavaClass type) {
    return type.getEnclosingClass().map(VisibilityRule::topLevel).orElse(type);
  }
}
