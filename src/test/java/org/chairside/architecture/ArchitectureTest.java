package org.chairside.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chairside.clinic.Chairs;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.web.HostCookie;
import org.hibernate.query.QueryProducer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The architecture rules, each with its reason. */
class ArchitectureTest {

  private static final String ROOT = "org.chairside.";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chairside");

  private static final JavaClasses HOUSE_AND_TESTS =
      new ClassFileImporter().importPackages("org.chairside");

  /** Each package with those that it may import; all may import platform. */
  private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

  static {
    allow("message");
    allow("platform", "message");
    allow("vocabulary", "message");
    allow("staff", "message", "platform");
    allow("membership", "message", "platform", "staff", "patient");
    allow("account", "message", "platform", "staff", "membership");
    allow("machine", "message", "platform", "staff");
    allow("caller", "message", "platform", "staff", "machine");
    allow("device", "platform", "message", "staff");
    allow("stepup", "message", "platform", "staff", "device");
    allow("grant", "message", "platform", "staff");
    allow("identity", "message", "platform", "staff", "membership");
    allow("offlinekey", "message", "platform", "identity");
    allow("oidc", "message", "platform", "identity", "staff", "membership", "stepup");
    allow("passkey", "platform", "identity", "staff", "stepup");
    allow(
        "secondfactor", "message", "platform", "identity", "passkey", "staff", "device", "stepup");
    allow("audit", "message", "platform", "staff");
    allow("search", "message");
    allow("patient", "message", "platform", "search", "vocabulary");
    allow("history", "message", "platform", "patient", "course", "staff");
    allow("accessreport", "message", "platform", "patient");
    allow("recordexport", "message", "platform", "patient");
    allow("clinic", "message", "platform", "staff", "vocabulary");
    allow("roster", "message", "platform", "clinic", "staff");
    allow("closure", "message", "platform", "roster", "clinic");
    allow("course", "message", "platform", "patient", "clinic");
    allow("session", "message", "platform", "course", "patient", "clinic", "vocabulary");
    allow("dose", "message", "session", "course");
    allow("addendum", "platform", "session");
    allow("schedule");
    allow("planning", "schedule");
    allow("hold", "message", "platform", "patient", "schedule");
    allow("breach", "message", "planning", "schedule");
    allow(
        "booking",
        "breach",
        "message",
        "platform",
        "hold",
        "planning",
        "session",
        "course",
        "patient",
        "closure",
        "roster",
        "clinic",
        "staff",
        "schedule");
    allow(
        "change",
        "breach",
        "message",
        "platform",
        "booking",
        "hold",
        "patient",
        "planning",
        "session",
        "course",
        "roster",
        "clinic",
        "schedule");
    allow(
        "waitlist",
        "message",
        "platform",
        "change",
        "booking",
        "planning",
        "session",
        "course",
        "patient",
        "clinic",
        "schedule");
    allow(
        "death",
        "message",
        "platform",
        "waitlist",
        "change",
        "hold",
        "session",
        "course",
        "patient",
        "clinic");
    allow(
        "dayplan",
        "breach",
        "message",
        "platform",
        "booking",
        "planning",
        "session",
        "course",
        "roster",
        "clinic",
        "schedule");
    allow(
        "revision",
        "breach",
        "message",
        "platform",
        "dayplan",
        "change",
        "booking",
        "planning",
        "session",
        "course",
        "schedule");
    allow(
        "replan",
        "breach",
        "message",
        "platform",
        "dayplan",
        "booking",
        "planning",
        "session",
        "course",
        "roster",
        "clinic",
        "schedule");
    allow("pastsession", "session");
    allow("duecheck", "platform", "charting");
    allow(
        "figures",
        "message",
        "platform",
        "pastsession",
        "session",
        "course",
        "closure",
        "roster",
        "clinic");
    allow("reminder", "message", "platform", "session", "course", "patient", "clinic", "closure");
    allow("calendar", "message", "platform", "session", "patient", "clinic", "staff");
    allow("observation", "message", "platform", "vocabulary");
    allow("monitoring", "message", "observation", "vocabulary");
    allow(
        "protocol",
        "message",
        "platform",
        "monitoring",
        "observation",
        "course",
        "patient",
        "clinic",
        "staff",
        "vocabulary");
    allow(
        "flag",
        "message",
        "platform",
        "dose",
        "monitoring",
        "observation",
        "session",
        "course",
        "roster",
        "clinic",
        "staff",
        "vocabulary");
    allow(
        "charting",
        "message",
        "platform",
        "flag",
        "protocol",
        "monitoring",
        "observation",
        "session",
        "course",
        "patient",
        "vocabulary");
    allow(
        "start",
        "message",
        "platform",
        "stepup",
        "charting",
        "flag",
        "monitoring",
        "session",
        "course",
        "patient",
        "clinic",
        "vocabulary");
    allow(
        "sessionview",
        "message",
        "platform",
        "addendum",
        "dose",
        "start",
        "charting",
        "flag",
        "monitoring",
        "observation",
        "session",
        "course",
        "patient",
        "clinic",
        "staff",
        "vocabulary");
    allow(
        "discharge",
        "message",
        "platform",
        "stepup",
        "sessionview",
        "charting",
        "flag",
        "monitoring",
        "observation",
        "session",
        "vocabulary");
    allow(
        "paper", "message", "platform", "charting", "flag", "observation", "session", "vocabulary");
    allow("amendment", "message", "platform", "sessionview", "charting", "observation", "session");
    allow("arrival", "message", "platform", "charting", "session", "course", "clinic");
    allow(
        "infusion",
        "message",
        "platform",
        "stepup",
        "arrival",
        "dose",
        "discharge",
        "start",
        "sessionview",
        "charting",
        "protocol",
        "monitoring",
        "observation",
        "session",
        "course",
        "patient",
        "vocabulary");
    allow(
        "undo",
        "message",
        "platform",
        "arrival",
        "sessionview",
        "charting",
        "flag",
        "observation",
        "booking",
        "breach",
        "planning",
        "session",
        "course",
        "patient",
        "roster",
        "clinic",
        "schedule");
    allow(
        "outcome", "message", "platform", "flag", "monitoring", "session", "course", "vocabulary");
    allow(
        "review",
        "message",
        "platform",
        "stepup",
        "addendum",
        "dose",
        "sessionview",
        "charting",
        "flag",
        "monitoring",
        "observation",
        "session",
        "course",
        "outcome",
        "vocabulary");
    allow(
        "whatif",
        "message",
        "platform",
        "charting",
        "protocol",
        "monitoring",
        "pastsession",
        "session",
        "clinic",
        "vocabulary");
    allow(
        "live",
        "message",
        "platform",
        "caller",
        "membership",
        "charting",
        "flag",
        "monitoring",
        "observation",
        "session",
        "patient",
        "clinic",
        "staff",
        "vocabulary");
  }

  private static void allow(String noun, String... others) {
    MAY_IMPORT.put(noun, Set.of(others));
  }

  private static String noun(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT)) {
      return "";
    }
    String inHouse = name.substring(ROOT.length());
    int dot = inHouse.indexOf('.');
    return dot < 0 ? inHouse : inHouse.substring(0, dot);
  }

  @Test
  void packagesImportOneWay() {
    classes()
        .that(
            new DescribedPredicate<>("belong to a noun") {
              @Override
              public boolean test(JavaClass type) {
                return MAY_IMPORT.containsKey(noun(type));
              }
            })
        .should(importOnlyWhatTheirNounMay())
        .because("knowledge travels upward, so that a noun can be read and changed by itself")
        .check(HOUSE);
  }

  private static ArchCondition<JavaClass> importOnlyWhatTheirNounMay() {
    return new ArchCondition<>("import only the nouns below") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Set<String> allowed = MAY_IMPORT.get(noun(type));
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> MAY_IMPORT.containsKey(noun(dependency.getTargetClass())))
            .filter(dependency -> !noun(dependency.getTargetClass()).equals(noun(type)))
            .filter(dependency -> !allowed.contains(noun(dependency.getTargetClass())))
            .forEach(
                dependency ->
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
      }
    };
  }

  @Test
  void everyPackageHasImportRule() {
    Set<String> nouns =
        HOUSE.stream()
            .map(ArchitectureTest::noun)
            .filter(noun -> !noun.isEmpty())
            .collect(Collectors.toSet());
    nouns.removeAll(Set.of("demo"));
    assertThat(MAY_IMPORT.keySet())
        .as("a new package states here what it may import")
        .containsAll(nouns);
  }

  @Test
  void nothingImportsDemo() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.chairside.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.chairside.demo..")
        .because("the clinic runs without it")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void monitoringIsPure() {
    noClasses()
        .that()
        .resideInAPackage("org.chairside.monitoring..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta..", "io.quarkus..", "org.hibernate..", "java.sql..", "java.net..")
        .because("a judgement must be the same on any machine and at any time")
        .check(HOUSE);
    noClasses()
        .that(usedByMonitoring())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..", "java.sql..")
        .because("monitoring knows of observation nothing but its values")
        .check(HOUSE);
  }

  @Test
  void messagePackageIsPure() {
    noClasses()
        .that()
        .resideInAPackage("org.chairside.message..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..", "java.sql..")
        .because("pure packages make messages, and anybody may word them anywhere")
        .check(HOUSE);
  }

  @Test
  void planningIsPure() {
    planningRule().check(HOUSE);
  }

  @Test
  void cookiesAreMadeInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(HostCookie.class.getName())
        .should()
        .dependOnClassesThat()
        .areAssignableTo(NewCookie.Builder.class)
        .because("over HTTPS no other host and no answer in clear may set any of them")
        .check(HOUSE);
  }

  private static ArchRule planningRule() {
    return classes()
        .that()
        .resideInAnyPackage("org.chairside.planning..", "org.chairside.schedule..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.time..",
            "java.util..",
            "org.chairside.planning..",
            "org.chairside.schedule..",
            "org.jspecify..")
        .because("a proposal must be the same on any machine, and the time is passed in");
  }

  @Test
  void publicTypeIsUsedOutsideItsPackage() {
    VisibilityRule.rule(HOUSE_AND_TESTS).check(HOUSE);
  }

  @Test
  void instrumentScoringIsPure() {
    classes()
        .that()
        .resideInAPackage("org.chairside.outcome..")
        .and()
        .haveNameMatching(
            ".*\\.(Scale|Score|Fault|InstrumentAnswers|HeadacheDays|PainScale|Hit6|Midas|Phq9|Response)")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.chairside.outcome..", "org.chairside.message..", "org.jspecify..")
        .because("a score must be the same on any machine and at any time")
        .check(HOUSE);
  }

  @Test
  void figuresArePure() {
    noClasses()
        .that()
        .resideInAPackage("org.chairside.figures..")
        .and()
        .haveSimpleNameNotStartingWith("ClinicFigures")
        .and()
        .haveSimpleNameNotEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..", "java.sql..")
        .because("a figure must be the same on any machine and at any time")
        .check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> usedByMonitoring() {
    Set<String> used =
        HOUSE.stream()
            .filter(resideInAPackage("org.chairside.monitoring.."))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getName())
            .filter(name -> name.startsWith("org.chairside.observation"))
            .collect(Collectors.toSet());
    assertThat(used).isNotEmpty();
    return new DescribedPredicate<>("are used by monitoring") {
      @Override
      public boolean test(JavaClass type) {
        return used.contains(type.getName());
      }
    };
  }

  @Test
  void transactionsBeginInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.chairside.platform.transaction..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.transaction..", "io.quarkus.narayana..")
        .because("all of a call is committed or nothing of it, and events are its last statements")
        .check(HOUSE);
  }

  @Test
  void everyEndpointDeclaresRight() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Path.class)
        .and(areEndpoints())
        .should(declareARight())
        .because("an endpoint without a right would be nobody's decision")
        .check(HOUSE);
  }

  private static DescribedPredicate<JavaMethod> areEndpoints() {
    return new DescribedPredicate<>("are endpoints") {
      @Override
      public boolean test(JavaMethod method) {
        return method.getAnnotations().stream()
            .anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class));
      }
    };
  }

  private static ArchCondition<JavaMethod> declareARight() {
    List<Class<? extends Annotation>> rights =
        List.of(RolesAllowed.class, Authenticated.class, PermitAll.class);
    return new ArchCondition<>("declare a right") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean declared =
            rights.stream()
                .anyMatch(r -> method.isAnnotatedWith(r) || method.getOwner().isAnnotatedWith(r));
        events.add(new SimpleConditionEvent(method, declared, method.getFullName()));
      }
    };
  }

  @Test
  void resourcesHaveRootPath() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should(
            new ArchCondition<>("have the path /") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean root = type.getAnnotationOfType(Path.class).value().equals("/");
                events.add(new SimpleConditionEvent(type, root, type.getName()));
              }
            })
        .because("paths of several nouns share beginnings, and the first resource that fits wins")
        .check(HOUSE);
  }

  @Test
  void namesHaveNoVagueSuffix() {
    noClasses()
        .should()
        .haveNameMatching(".*(Service|Impl|Manager|Helper|Util|Utils|Dto)")
        .because("a suffix that fits everything says nothing")
        .check(HOUSE);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..service..", "..dto..", "..impl..")
        .because("a package is a noun that the clinic uses")
        .check(HOUSE);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> packages =
        HOUSE.stream()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    assertThat(packages).isNotEmpty();
    for (String name : packages) {
      assertThat(HOUSE.getPackage(name).isAnnotatedWith(NullMarked.class)).as(name).isTrue();
    }
  }

  @Test
  void queriesLiveInRepositories() {
    queryRule().check(HOUSE);
  }

  private static ArchRule queryRule() {
    return noClasses()
        .should()
        .callMethodWhere(
            new DescribedPredicate<>("a query is written for another's repository") {
              @Override
              public boolean test(JavaMethodCall call) {
                var parameters = call.getTarget().getRawParameterTypes();
                return call.getTargetOwner().isAssignableTo(PanacheRepositoryBase.class)
                    && !call.getOriginOwner().equals(call.getTargetOwner())
                    && QUERIES.contains(call.getTarget().getName())
                    && !parameters.isEmpty()
                    && parameters.get(0).isEquivalentTo(String.class);
              }
            })
        .because("who changes a column must find every query that reads it in one place");
  }

  private static final Set<String> QUERIES =
      Set.of("find", "list", "stream", "count", "update", "delete");

  @Test
  void queryRuleCanFail() {
    JavaClasses guilty =
        new ClassFileImporter().importClasses(AsksAnotherRepository.class, Chairs.class);
    assertThatThrownBy(() -> queryRule().check(guilty)).isInstanceOf(AssertionError.class);
  }

  static final class AsksAnotherRepository {
    long ask(Chairs chairs) {
      return chairs.count("name = ?1", "1");
    }
  }

  @Test
  void queriesAreMadeInRepositories() {
    queryCreationRule().check(HOUSE);
  }

  /** The stores of rows that no entity maps; their SQL has no other place to be. */
  private static final Set<String> STORES_WITHOUT_ENTITY =
      Set.of("EventLog", "IdempotentAnswers", "ApiTokens", "OpenAccess", "UnplannedSessions");

  // Plain JDBC is for work over all organizations, which no repository of one can do.
  private static ArchRule queryCreationRule() {
    return noClasses()
        .should()
        .callMethodWhere(
            new DescribedPredicate<>("a query is made outside a repository") {
              @Override
              public boolean test(JavaMethodCall call) {
                JavaClass maker = call.getTargetOwner();
                String name = call.getTarget().getName();
                return (maker.isAssignableTo(EntityManager.class)
                        || maker.isAssignableTo(QueryProducer.class))
                    && name.startsWith("create")
                    && name.endsWith("Query")
                    && !call.getOriginOwner().isAssignableTo(PanacheRepositoryBase.class)
                    && !STORES_WITHOUT_ENTITY.contains(call.getOriginOwner().getSimpleName());
              }
            })
        .because("who changes a column must find every query that reads it in one place");
  }

  @Test
  void theQueryCreationRuleCanFail() {
    JavaClasses guilty = new ClassFileImporter().importClasses(AsksTheEntityManager.class);
    assertThatThrownBy(() -> queryCreationRule().check(guilty)).isInstanceOf(AssertionError.class);
  }

  static final class AsksTheEntityManager {
    Object ask(EntityManager rows) {
      return rows.createQuery("select c.name from Chair c", String.class).getResultList();
    }
  }

  @Test
  void aStoreWithoutEntityIsStillThere() {
    assertThat(HOUSE.stream().map(JavaClass::getSimpleName)).containsAll(STORES_WITHOUT_ENTITY);
  }

  /** What has to find out whose work it is. */
  private static final Set<String> SEARCH_EVERY_ORGANIZATION =
      Set.of(
          "platform.event.Events",
          "platform.transaction.Forgetting",
          "device.DeviceTokens",
          "account.FirstOrganization",
          "account.Founding",
          "staff.PasswordChecks",
          "device.SharedDevices",
          "staff.SignInAttempts",
          "staff.SignIns",
          "caller.TokenOrganizations",
          "calendar.CalendarTokens",
          "oidc.OpenProviders",
          "duecheck.DueSessions",
          "reminder.DueMails",
          "reminder.UnplannedSessions",
          "whatif.WhatIfs",
          "protocol.ShippedProtocolUpdate",
          "audit.ChainWatch",
          "audit.ChainWriter",
          "audit.HeadKeeper",
          "audit.OfflineAudit",
          "demo.DemoStaff");

  @Test
  void searchesOfEveryOrganizationAreNamed() {
    Set<String> searching = usersOf(EveryOrganization.class);
    assertThat(searching)
        .as("work within one organization sees no other")
        .isEqualTo(SEARCH_EVERY_ORGANIZATION);
  }

  @Test
  void connectionsOfThePoolAreGivenOutForAnOrganization() {
    assertThat(usersOf(DataSource.class))
        .as("SQL on a connection of nobody's sees no organization's rows")
        .containsExactlyInAnyOrder(
            "platform.database.DatabaseProbe",
            "platform.database.EveryOrganization",
            "platform.database.OneOrganization",
            "platform.database.TableOwnership",
            "passkey.PasskeyChallenges",
            "staff.SignInAttempts");
  }

  private static Set<String> usersOf(Class<?> used) {
    return HOUSE.stream()
        .filter(type -> !type.isEquivalentTo(used))
        .filter(
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(dependency -> dependency.getTargetClass().isAssignableTo(used)))
        .map(type -> type.getName().substring(ROOT.length()))
        .collect(Collectors.toSet());
  }

  @Test
  void clinicalRowsAreNeverDeleted() {
    noClasses()
        .should()
        .callMethodWhere(
            new DescribedPredicate<>("rows are deleted through entities") {
              @Override
              public boolean test(JavaMethodCall call) {
                String name = call.getTarget().getName();
                JavaClass owner = call.getTargetOwner();
                return (name.startsWith("delete")
                        && owner.isAssignableTo(PanacheRepositoryBase.class))
                    || (name.equals("remove") && owner.isAssignableTo(EntityManager.class));
              }
            })
        .because("records are superseded, cancelled or resolved")
        .check(HOUSE);
  }
}
