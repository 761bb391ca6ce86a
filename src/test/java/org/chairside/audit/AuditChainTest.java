package org.chairside.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.audit.AuditChain.Link;
import org.chairside.audit.AuditEntry.CallResult;
import org.chairside.audit.AuditedCall.Subject;
import org.chairside.platform.Access.Means;
import org.chairside.platform.RightsChanges.RightsChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries are chained so that none can be changed, removed or inserted. */
class AuditChainTest {

  private static final UUID ORGANIZATION = new UUID(0, 1);
  private static final UUID PATIENT = new UUID(0, 3);
  private static final Instant AT = Instant.parse("2026-03-02T14:05:00.123456Z");
  private static final AuditEntry ENTRY = entry(ORGANIZATION, new UUID(0, 2), AT, new UUID(0, 9));

  private static AuditEntry entry(UUID organization, UUID id, Instant at, @Nullable UUID actor) {
    return new AuditEntry(
        organization,
        id,
        at,
        actor,
        "10.0.0.7",
        "GET",
        "/patients/{id}",
        "id=x",
        PATIENT,
        200,
        CallResult.DONE,
        List.of(),
        null,
        "");
  }

  private static Link link(@Nullable AuditEntry entry) {
    return new Link(8, "before", AuditChain.hash("before", 8, ENTRY), entry);
  }

  @Test
  void linkDependsOnPreviousHash() {
    assertThat(link(ENTRY).follows(7, "before")).isTrue();
    assertThat(link(ENTRY).follows(6, "before")).isFalse();
    assertThat(link(ENTRY).follows(8, "before")).isFalse();
    assertThat(link(ENTRY).follows(7, "another")).isFalse();
    assertThat(link(null).follows(7, "before")).isFalse();
  }

  static Stream<AuditEntry> changed() {
    AuditEntry e = ENTRY;
    UUID other = new UUID(7, 7);
    return Stream.of(
        entry(other, e.id(), AT, e.actorId()),
        entry(ORGANIZATION, other, AT, e.actorId()),
        entry(ORGANIZATION, e.id(), AT.plusNanos(1000), e.actorId()),
        entry(ORGANIZATION, e.id(), AT, other),
        entry(ORGANIZATION, e.id(), AT, null),
        with("10.0.0.8", e.method(), e.route(), e.ids(), PATIENT, 200, CallResult.DONE),
        with(e.address(), "POST", e.route(), e.ids(), PATIENT, 200, CallResult.DONE),
        with(e.address(), e.method(), "/me", e.ids(), PATIENT, 200, CallResult.DONE),
        with(e.address(), e.method(), e.route(), "id=y", PATIENT, 200, CallResult.DONE),
        with(e.address(), e.method(), e.route(), e.ids(), other, 200, CallResult.DONE),
        with(e.address(), e.method(), e.route(), e.ids(), null, 200, CallResult.DONE),
        with(e.address(), e.method(), e.route(), e.ids(), PATIENT, 404, CallResult.DONE),
        with(e.address(), e.method(), e.route(), e.ids(), PATIENT, 200, CallResult.REFUSED));
  }

  private static AuditEntry with(
      String address,
      String method,
      String route,
      String ids,
      @Nullable UUID patient,
      int status,
      CallResult result) {
    return new AuditEntry(
        ORGANIZATION,
        ENTRY.id(),
        AT,
        ENTRY.actorId(),
        address,
        method,
        route,
        ids,
        patient,
        status,
        result,
        List.of(),
        null,
        "");
  }

  @ParameterizedTest
  @MethodSource("changed")
  void changedFieldBreaksLink(AuditEntry changed) {
    assertThat(link(changed).follows(7, "before")).isFalse();
  }

  private static AuditEntry showing(UUID... patients) {
    return with(List.of(patients), null, "");
  }

  private static AuditEntry with(List<UUID> shown, @Nullable Means means, String rights) {
    AuditEntry e = ENTRY;
    return new AuditEntry(
        e.organizationId(),
        e.id(),
        e.at(),
        e.actorId(),
        e.address(),
        e.method(),
        e.route(),
        e.ids(),
        e.patientId(),
        e.status(),
        e.outcome(),
        shown,
        means,
        rights);
  }

  @Test
  void shownPatientsAreInTheHash() {
    UUID other = new UUID(0, 4);
    Link made = new Link(8, "before", AuditChain.hash("before", 8, showing(PATIENT)), null);

    assertThat(new Link(8, "before", made.hash(), showing(PATIENT)).follows(7, "before")).isTrue();
    assertThat(List.of(showing(), showing(other), showing(PATIENT, other)))
        .noneMatch(changed -> new Link(8, "before", made.hash(), changed).follows(7, "before"));
  }

  @Test
  void meansAndChangedRightsAreInTheHash() {
    String rights = PATIENT + ":roles=>NURSE";
    AuditEntry whole = with(List.of(), Means.PIN, rights);
    String hash = AuditChain.hash("before", 8, whole);

    assertThat(new Link(8, "before", hash, whole).follows(7, "before")).isTrue();
    assertThat(
            List.of(
                with(List.of(), null, rights),
                with(List.of(), Means.TOKEN, rights),
                with(List.of(), Means.PIN, ""),
                with(List.of(), Means.PIN, PATIENT + ":roles=>CLINICIAN")))
        .noneMatch(changed -> new Link(8, "before", hash, changed).follows(7, "before"));
  }

  @Test
  void changedRightsAreReadAsTheyWereWritten() {
    List<RightsChange> changes =
        List.of(
            new RightsChange(PATIENT, "roles", List.of("NURSE"), List.of("CLINICIAN", "NURSE")),
            new RightsChange(ORGANIZATION, "active", List.of("true"), List.of()),
            new RightsChange(PATIENT, "scopes", List.of(), List.of("READ")));
    assertThat(ChangedRights.of(ChangedRights.text(changes))).isEqualTo(changes);
    assertThat(ChangedRights.of(ChangedRights.text(List.of()))).isEmpty();
  }

  /** Hashed by the first release: entries that it sealed must verify. */
  @Test
  void hashOfEarlierReleasesStays() {
    assertThat(AuditChain.hash("before", 8, ENTRY))
        .isEqualTo("21d659c67475b7791c0cbadaf7f2f17f7ac70df6234e6d66714fe5c487f8ec6e");
  }

  @ParameterizedTest
  @CsvSource({
    "200, DONE",
    "204, DONE",
    "399, DONE",
    "400, REFUSED",
    "403, REFUSED",
    "499, REFUSED",
    "500, FAILED"
  })
  void statusDeterminesCallResult(int status, CallResult result) {
    assertThat(CallResult.of(status)).isEqualTo(result);
  }

  @Test
  void callKeepsIdsOnly() {
    UUID id = UUID.randomUUID();
    AuditedCall call =
        AuditedCall.of(
            "/sessions/{id}/observations/{observationId}/corrections",
            "/api/sessions/" + id + "/observations/" + PATIENT + "/corrections",
            Map.of("note", "seen"));
    assertThat(call.subject()).isEqualTo(new Subject("sessions", id));
    assertThat(call.ids()).isEqualTo("id=" + id + "&observationId=" + PATIENT);
  }

  @Test
  void callDropsFreeTextInAddress() {
    AuditedCall call =
        AuditedCall.of(
            "/protocols/{code}/versions", "/api/protocols/Ada Okafor/versions", Map.of());
    assertThat(call.ids()).isEmpty();
    AuditedCall list =
        AuditedCall.of(
            "/sessions", "/api/sessions", Map.of("patient", "Ada", "clinic", PATIENT.toString()));
    assertThat(list.ids()).isEqualTo("clinic=" + PATIENT);
    assertThat(list.subject()).isNull();
  }

  @Test
  void subjectIsCreatedResource() {
    AuditedCall call = AuditedCall.of("/patients", "/api/patients", Map.of());
    assertThat(call.making("/patients/" + PATIENT).subject())
        .isEqualTo(new Subject("patients", PATIENT));
    assertThat(call.making("/clinics/" + PATIENT).subject()).isNull();
    assertThat(
            AuditedCall.of("/sessions", "/api/sessions", Map.of("patient", PATIENT.toString()))
                .subject())
        .isEqualTo(new Subject("patients", PATIENT));
  }
}
