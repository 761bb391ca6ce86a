package org.chairside.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No class reads the system clock: it is passed in, so that a test can run at any time. */
class ClockTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chairside");

  private static final List<Class<?>> HAVE_NOW =
      List.of(
          Instant.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          java.time.OffsetTime.class,
          java.time.Year.class,
          java.time.YearMonth.class,
          java.time.MonthDay.class,
          java.time.chrono.HijrahDate.class,
          java.time.chrono.JapaneseDate.class,
          java.time.chrono.MinguoDate.class,
          java.time.chrono.ThaiBuddhistDate.class);

  private static final Set<String> TICKS = Set.of("currentTimeMillis", "nanoTime");
  private static final Set<String> CLOCKS =
      Set.of(
          "systemUTC",
          "systemDefaultZone",
          "system",
          "tick",
          "tickMillis",
          "tickSeconds",
          "tickMinutes");

  private static ArchRule rule() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.chairside.platform.ApplicationClock")
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("asks the time") {
              @Override
              public boolean test(JavaAccess<?> access) {
                return access.getTarget() instanceof CodeUnitAccessTarget target
                    && asksTheTime(target);
              }
            })
        .because("the clock is passed in, so that a story can be told at any time");
  }

  /** {@code now} of a clock that is passed in is allowed; one without, or of a zone, is not. */
  private static boolean asksTheTime(CodeUnitAccessTarget target) {
    String name = target.getName();
    var parameters = target.getRawParameterTypes();
    boolean isGivenAClock = parameters.size() == 1 && parameters.get(0).isEquivalentTo(Clock.class);
    if (name.equals("now")) {
      return !isGivenAClock && HAVE_NOW.stream().anyMatch(target.getOwner()::isEquivalentTo);
    }
    if (target.getOwner().isEquivalentTo(System.class)) {
      return TICKS.contains(name);
    }
    if (target.getOwner().isEquivalentTo(Clock.class)) {
      return CLOCKS.contains(name);
    }
    if (target.getOwner().isEquivalentTo(Calendar.class)) {
      return name.equals("getInstance");
    }
    boolean isNew = name.equals("<init>") && parameters.isEmpty();
    return isNew
        && (target.getOwner().isEquivalentTo(Date.class)
            || target.getOwner().isEquivalentTo(java.util.GregorianCalendar.class));
  }

  @Test
  void noClassReadsSystemTime() {
    rule().check(MAIN);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AsksInstant.class,
        AsksLocalDate.class,
        AsksMillis.class,
        AsksNanos.class,
        AsksSystemClock.class,
        AsksNewDate.class,
        AsksByReference.class
      })
  void ruleRejectsEveryWayToReadTime(Class<?> asking) {
    JavaClasses guilty = new ClassFileImporter().importClasses(asking);
    assertThatThrownBy(() -> rule().check(guilty)).isInstanceOf(AssertionError.class);
  }

  @Test
  void ruleAllowsInjectedClock() {
    rule().check(new ClassFileImporter().importClasses(IsGivenAClock.class));
  }

  static final class AsksInstant {
    Instant ask() {
      return Instant.now();
    }
  }

  static final class AsksLocalDate {
    LocalDate ask() {
      return LocalDate.now(java.time.ZoneOffset.UTC);
    }
  }

  static final class AsksMillis {
    long ask() {
      return System.currentTimeMillis();
    }
  }

  static final class AsksNanos {
    long ask() {
      return System.nanoTime();
    }
  }

  static final class AsksSystemClock {
    Instant ask() {
      return Clock.systemUTC().instant();
    }
  }

  @SuppressWarnings("JavaUtilDate") // it is what the rule refuses
  static final class AsksNewDate {
    long ask() {
      return new Date().getTime();
    }
  }

  static final class AsksByReference {
    Supplier<Instant> ask() {
      return Instant::now;
    }

    LongSupplier askNanos() {
      return System::nanoTime;
    }
  }

  static final class IsGivenAClock {
    Instant ask(Clock clock) {
      return Instant.now(clock);
    }
  }
}
