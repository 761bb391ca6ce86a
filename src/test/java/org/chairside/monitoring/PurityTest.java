package org.chairside.monitoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Rules must give the same result tomorrow and on every replica, so they use no framework and no
 * clock.
 */
class PurityTest {

  private static final ArchRule NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..");

  private static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  private static final ArchRule ONLY_OBSERVATION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.chairside.session..", "org.chairside.flag..", "org.chairside.platform..");

  @Test
  void monitoringIsPure() {
    JavaClasses monitoring =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.chairside.monitoring");

    assertThat(monitoring).isNotEmpty();
    NO_FRAMEWORK.check(monitoring);
    NO_CLOCK.check(monitoring);
    ONLY_OBSERVATION.check(monitoring);
  }

  @Test
  void checkDetectsClock() {
    JavaClasses impure = new ClassFileImporter().importClasses(Impure.class);

    assertThat(NO_CLOCK.evaluate(impure).hasViolation()).isTrue();
  }

  static final class Impure {
    Instant when() {
      return Instant.now();
    }
  }
}
