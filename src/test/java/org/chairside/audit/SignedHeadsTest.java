package org.chairside.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.MockMailbox;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.Scratch;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The owner of the database can cut the audit's end off or make it again, but not unseen. */
@ApplicationTest
class SignedHeadsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path DIRECTORY = Path.of("target", "audit");

  @Inject HeadKeeper heads;
  @Inject ChainWatch watch;
  @Inject MeterRegistry metrics;
  @Inject Mailer mailer;
  @Inject MockMailbox mailbox;

  private TestClinic clinic;
  private UUID organization;

  @BeforeEach
  void aClinicWithAnAudit() throws SQLException {
    clinic = TestClinic.open(1);
    clinic.aPatient();
    sealed();
    organization = organizationOf(clinic.clinicId);
  }

  private JsonNode sealed() {
    return await("the audit is sealed")
        .atMost(PATIENCE)
        .until(this::verified, found -> found.path("unsealed").asLong() == 0);
  }

  private JsonNode verified() {
    return TestClinic.json(clinic.admin.get("/api/audit/verify"));
  }

  @Test
  void signedHeadIsCompared() throws SQLException {
    assertThat(sealed().path("signedHeads").asInt()).isZero();
    heads.sign();
    JsonNode found = sealed();
    assertThat(found.path("intact").asBoolean()).isTrue();
    assertThat(found.path("signedHeads").asInt()).isEqualTo(1);
    assertThat(found.path("signedTo").asLong())
        .isPositive()
        .isLessThanOrEqualTo(found.path("checkedTo").asLong());
    assertThat(found.path("lostHead").isNull()).isTrue();
    assertThat(found.path("unreadableHeads").asInt()).isZero();
  }

  @Test
  void cutTailIsFoundByItsHeadAlone() throws SQLException {
    heads.sign();
    long end = lastNumber();
    cutAfter(end - 3);

    clinic
        .admin
        .get("/api/audit/verify")
        .then()
        .body("intact", equalTo(false))
        .body("firstBroken", equalTo((int) end - 2))
        .body("lostHead", equalTo((int) end));
  }

  @Test
  void cutTailWithoutHeadsIsNotFound() throws SQLException {
    // The control: what finds it is the signed head and nothing else.
    cutAfter(lastNumber() - 3);
    assertThat(verified().path("intact").asBoolean()).isTrue();
  }

  @Test
  void chainMadeAgainIsFoundFromTheLastHeadThatItHolds() throws SQLException {
    heads.sign();
    long held = lastNumber();
    clinic.aPatient();
    sealed();
    heads.sign();
    long lost = lastNumber();
    assertThat(lost).isGreaterThan(held + 1);
    forgeAfter(held);

    JsonNode found = verified();
    assertThat(found.path("intact").asBoolean()).isFalse();
    assertThat(found.path("firstBroken").asLong()).isEqualTo(held + 1);
    assertThat(found.path("signedTo").asLong()).isEqualTo(held);
    assertThat(found.path("lostHead").asLong()).isEqualTo(lost);
  }

  @Test
  void readerHiddenFromPatientIsFound() throws SQLException {
    UUID patient = clinic.patientOf(clinic.aBookedSession());
    clinic.nurse.get("/api/sessions?clinic=" + clinic.clinicId).then().statusCode(200);
    assertThat(sealed().path("intact").asBoolean()).isTrue();
    JsonNode shown =
        audited("&patient=" + patient).stream()
            .filter(entry -> entry.path("route").asText().equals("/sessions"))
            .findFirst()
            .orElseThrow();

    asOwner(
        "delete from audit_shown where entry_id = '%s' and patient_id = '%s'"
            .formatted(shown.path("id").asText(), patient));

    JsonNode found = sealed();
    assertThat(found.path("intact").asBoolean()).isFalse();
    assertThat(found.path("firstBroken")).isEqualTo(shown.path("number"));
  }

  @Test
  void inventedReaderIsNotListed() throws SQLException {
    UUID patient = clinic.aPatient();
    clinic.nurse.get("/api/clinics/" + clinic.clinicId + "/board").then().statusCode(200);
    sealed();
    JsonNode another =
        audited("").stream()
            .filter(entry -> entry.path("route").asText().equals("/clinics/{id}/board"))
            .findFirst()
            .orElseThrow();

    asOwner(
        "insert into audit_shown values ('%s', '%s', '%s')"
            .formatted(organization, patient, another.path("id").asText()));

    assertThat(audited("&patient=" + patient)).isNotEmpty().doesNotContain(another);
    assertThat(
            TestClinic.json(clinic.admin.get("/api/patients/" + patient + "/access-report"))
                .path("people")
                .findValuesAsText("actorId"))
        .doesNotContain(another.path("actorId").asText());
    assertThat(sealed().path("intact").asBoolean()).isTrue();
  }

  private List<JsonNode> audited(String filter) {
    List<JsonNode> entries = new ArrayList<>();
    TestClinic.json(clinic.admin.get("/api/audit?limit=200" + filter))
        .path("items")
        .forEach(entries::add);
    return entries;
  }

  @Test
  void headOfAnotherKeyProvesNothing() throws SQLException, IOException {
    Path elsewhere = Scratch.directory("other-key");
    SignedHead forged =
        SignedHead.of(
            organization,
            lastNumber() + 100,
            "f".repeat(64),
            Instant.EPOCH,
            InstallationKey.in(elsewhere));
    Scratch.delete(elsewhere);
    heads.sign();
    Files.writeString(
        DIRECTORY.resolve("heads-1970-01.log"),
        forged.line() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);

    JsonNode found = verified();
    assertThat(found.path("intact").asBoolean()).isTrue();
    assertThat(found.path("signedHeads").asInt()).isEqualTo(1);
    assertThat(found.path("unreadableHeads").asInt()).isEqualTo(1);
  }

  @Test
  void partsFollowEachOther() throws SQLException {
    heads.sign();
    long end = lastNumber();
    long checked = 0;
    int compared = 0;
    while (checked < end) {
      JsonNode found =
          TestClinic.json(clinic.admin.get("/api/audit/verify?most=4&after=" + checked));
      assertThat(found.path("intact").asBoolean()).isTrue();
      assertThat(found.path("checkedTo").asLong()).isBetween(checked + 1, checked + 4);
      checked = found.path("checkedTo").asLong();
      compared += found.path("signedHeads").asInt();
    }
    assertThat(compared).isEqualTo(1);
  }

  @Test
  void partAfterMissingLinkIsBroken() {
    clinic
        .admin
        .get("/api/audit/verify?after=1000000")
        .then()
        .statusCode(200)
        .body("intact", equalTo(false))
        .body("firstBroken", equalTo(1_000_000));
  }

  @ParameterizedTest
  @CsvSource({"after,-1", "after,x", "most,0", "most,1.5"})
  void boundsOfPartAreNamed(String name, String value) {
    clinic
        .admin
        .get("/api/audit/verify?" + name + "=" + value)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(name));
  }

  @Test
  void brokenChainIsCountedWithoutBeingAsked() throws SQLException, IOException {
    watch.check();
    double before = brokenChains();
    heads.sign();
    cutAfter(lastNumber() - 2);
    watch.check();
    assertThat(brokenChains()).isEqualTo(before + 1);
    watch.check();
    assertThat(brokenChains()).isEqualTo(before + 1);
  }

  private double brokenChains() {
    return Objects.requireNonNull(metrics.find("chairside.audit.broken.chains").gauge()).value();
  }

  @Test
  void headsAreMailedWhereSomebodyKeepsThem() throws SQLException, IOException {
    String reader = "auditor-" + UUID.randomUUID() + "@example.org";
    new HeadMail(heads, mailer, Clock.systemUTC(), Optional.of(reader)).send();
    assertThat(mailbox.getMailsSentTo(reader))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.getText().lines())
                    .filteredOn(line -> line.contains(organization.toString()))
                    .singleElement()
                    .satisfies(line -> assertThat(SignedHead.read(line)).isPresent()));
  }

  private long lastNumber() throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner()) {
      return Objects.requireNonNull(AuditRows.last(connection, organization)).number();
    }
  }

  private static UUID organizationOf(UUID clinicId) throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        PreparedStatement query =
            connection.prepareStatement("select organization_id from clinic where id = ?")) {
      query.setObject(1, clinicId);
      var row = query.executeQuery();
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  /** What an owner of the tables can do: entries and links vanish together. */
  private void cutAfter(long number) throws SQLException {
    asOwner(
        """
        create temporary table gone on commit drop as
          select entry_id from audit_link where organization_id = '%1$s' and number > %2$d;
        delete from audit_link where organization_id = '%1$s' and number > %2$d;
        delete from audit_entry
          where organization_id = '%1$s' and id in (select entry_id from gone);
        """
            .formatted(organization, number));
  }

  /** Every later entry names another address, in a chain that is right in itself. */
  private void forgeAfter(long number) throws SQLException {
    asOwner(
        """
        update audit_entry set address = '203.0.113.9' where organization_id = '%1$s'
          and id in (
            select entry_id from audit_link
            where organization_id = '%1$s' and number > %2$d);
        insert into audit_unsealed
          select organization_id, entry_id from audit_link
          where organization_id = '%1$s' and number > %2$d;
        delete from audit_link where organization_id = '%1$s' and number > %2$d;
        """
            .formatted(organization, number));
    sealed();
  }

  private static void asOwner(String sql) throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAsOwner();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("alter table audit_entry disable trigger user");
      statement.execute("alter table audit_link disable trigger user");
      statement.execute("alter table audit_shown disable trigger user");
      statement.execute(sql);
      statement.execute("alter table audit_shown enable trigger user");
      statement.execute("alter table audit_link enable trigger user");
      statement.execute("alter table audit_entry enable trigger user");
      connection.commit();
    }
  }
}
