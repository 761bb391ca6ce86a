package org.chairside.testclinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.platform.Actor.Role;

/**
 * Calls any operation of the API about what a clinic really has, with a body of the right shape.
 */
public final class EveryOperation {

  private final SampleBodies bodies = new SampleBodies();
  private final Map<String, UUID> things;

  public EveryOperation(TestClinic clinic) {
    things = things(clinic);
  }

  /** What the clinic has, one of each kind. */
  Map<String, UUID> things() {
    return Map.copyOf(things);
  }

  /** The id of the clinic's thing of this kind; one that nothing has where it has none. */
  public UUID id(String kind) {
    return things.getOrDefault(kind, UUID.randomUUID());
  }

  public Answer call(Person person, Operation operation) {
    Call request = person.request().header("If-Match", "*");
    bodies.of(operation).ifPresent(body -> request.contentType(body.mediaType()).body(body.text()));
    return request.send(operation.method(), path(operation));
  }

  /** The operation's path with ids in their places. */
  public String path(Operation operation) {
    return "/api"
        + operation
            .path()
            .replaceFirst("\\{id}", id(operation.kind()).toString())
            .replace("{code}", "ketamine-standard")
            .replace("{version}", "1")
            .replace("{date}", "2027-01-11")
            .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
  }

  private static Map<String, UUID> things(TestClinic clinic) {
    UUID flagged = clinic.aSessionWithACriticalFlag();
    JsonNode whole = clinic.session(flagged);
    UUID course = clinic.aCourseFor(clinic.aPatient());
    String at = "/api/clinics/" + clinic.clinicId;
    Instant closes = TestClinic.now().plus(Duration.ofDays(40));
    Map<String, UUID> things = new HashMap<>();
    things.put("clinics", clinic.clinicId);
    things.put("chairs", clinic.chairIds.getFirst());
    things.put("sessions", flagged);
    things.put("courses", course);
    things.put("patients", clinic.patientOf(flagged));
    things.put("flags", UUID.fromString(whole.path("flags").path(0).path("id").asText()));
    things.put("waitlist", clinic.waits(course));
    things.put(
        "closures",
        TestClinic.id(
            clinic.admin.post(
                at + "/closures",
                Map.of(
                    "from",
                    closes.toString(),
                    "until",
                    closes.plusSeconds(3600).toString(),
                    "reason",
                    "maintenance"))));
    things.put(
        "calendar-tokens",
        TestClinic.id(clinic.admin.post(at + "/calendar-tokens", Map.of("name", "wall"))));
    things.put(
        "holds",
        TestClinic.id(
            clinic.scheduler.post(
                "/api/courses/" + course + "/holds",
                Map.of(
                    "sessions",
                    List.of(
                        TestClinic.place(
                            TestClinic.now().plus(Duration.ofDays(3)), clinic.chairIds.get(1)))))));
    // not one of those who call: a new password would sign them out
    things.put("staff", clinic.staffId(clinic.takeOn(Role.NURSE)));
    things.put("tokens", TestClinic.id(clinic.makesMachine("a monitor", "READ")));
    return things;
  }
}
