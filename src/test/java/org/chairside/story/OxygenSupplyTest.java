package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.chairside.testclinic.TestClinic.set;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much oxygen is given, and by what device, is charted with the vital signs. */
@ApplicationTest
class OxygenSupplyTest {

  private TestClinic clinic;
  private UUID session;

  @BeforeEach
  void run() {
    clinic = TestClinic.open();
    session = clinic.aRunningSession();
  }

  private Answer post(Map<String, ?> values) {
    return clinic.nurse.post(observations(), values);
  }

  private String observations() {
    return "/api/sessions/" + session + "/observations";
  }

  private Answer correct(String observation, Map<String, ?> values) {
    Map<String, Object> body = new HashMap<>(values);
    body.put("reason", "misread the flowmeter");
    return clinic.nurse.post(observations() + "/" + observation + "/corrections", body);
  }

  private static Map<String, Object> supply(Object flow, String device) {
    return Map.of("oxygenFlow", flow, "oxygenDevice", device);
  }

  @Test
  void flowAndDeviceMeanSupplementalOxygen() {
    post(Map.of("spo2", 95, "oxygenFlow", 2, "oxygenDevice", "NASAL_CANNULA"))
        .then()
        .statusCode(201)
        .body("observation.supplementalOxygen", equalTo(true))
        .body("observation.oxygenFlow", equalTo(2))
        .body("observation.oxygenDevice", equalTo("NASAL_CANNULA"));
    post(Map.of("oxygenFlow", 2.5))
        .then()
        .statusCode(201)
        .body("observation.supplementalOxygen", equalTo(true))
        .body("observation.oxygenFlow", equalTo(2.5f))
        .body("observation.oxygenDevice", nullValue());
    post(Map.of("oxygenDevice", "VENTURI_MASK"))
        .then()
        .statusCode(201)
        .body("observation.supplementalOxygen", equalTo(true))
        .body("observation.oxygenFlow", nullValue());
    post(Map.of("oxygenDevice", "ROOM_AIR"))
        .then()
        .statusCode(201)
        .body("observation.supplementalOxygen", equalTo(false));
    post(Map.of("supplementalOxygen", true))
        .then()
        .statusCode(201)
        .body("observation.oxygenFlow", nullValue())
        .body("observation.oxygenDevice", nullValue());
  }

  @Test
  void impossibleFlowNamesItsBounds() {
    for (Object flow : List.of(0, 0.05, -1, 60.5, 400)) {
      post(Map.of("oxygenFlow", flow))
          .then()
          .statusCode(400)
          .body("errors.field", contains("oxygenFlow"))
          .body("errors[0].message", equalTo("must be between 0.1 and 60 L/min"));
    }
    post(Map.of("oxygenFlow", 2.125))
        .then()
        .statusCode(400)
        .body("errors.code", contains("field.decimals-at-most"));
  }

  @Test
  void contradictionsAreRefusedAtTheirField() {
    record Case(Map<String, Object> given, String field, String code) {}
    for (Case each :
        List.of(
            new Case(
                Map.of("supplementalOxygen", false, "oxygenFlow", 4),
                "oxygenFlow",
                "observation.flow-without-oxygen"),
            new Case(supply(4, "ROOM_AIR"), "oxygenFlow", "observation.flow-on-room-air"),
            new Case(
                Map.of("supplementalOxygen", false, "oxygenDevice", "SIMPLE_MASK"),
                "oxygenDevice",
                "observation.device-without-oxygen"),
            new Case(
                Map.of("supplementalOxygen", true, "oxygenDevice", "ROOM_AIR"),
                "oxygenDevice",
                "observation.room-air-on-oxygen"))) {
      Map<String, Object> confirmed = new HashMap<>(each.given());
      confirmed.put("confirmed", true);
      post(confirmed)
          .then()
          .statusCode(400)
          .body("errors.field", contains(each.field()))
          .body("errors.code", contains(each.code()));
    }
    post(Map.of("oxygenDevice", "SNORKEL"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("oxygenDevice"));
    assertThat(clinic.session(session).path("observations")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "NASAL_CANNULA, 0.1, 6, 8",
    "SIMPLE_MASK, 5, 10, 4",
    "VENTURI_MASK, 2, 15, 1.5",
    "NON_REBREATHER_MASK, 10, 15, 6",
    "HIGH_FLOW_NASAL_CANNULA, 10, 60, 9",
    "BAG_VALVE_MASK, 10, 15, 2"
  })
  void flowUnusualForItsDeviceNeedsConfirmation(
      String device, String low, String high, double odd) {
    for (String usual : List.of(low, high)) {
      post(supply(Double.valueOf(usual), device)).then().statusCode(201);
    }
    post(supply(odd, device))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:chairside:problem:implausible"))
        .body("errors.field", contains("oxygenFlow"))
        .body("errors.code", contains("oxygenFlow-extreme"))
        .body("errors[0].message", containsString("is outside " + low + " to " + high + " L/min"));
    Map<String, Object> confirmed = new HashMap<>(supply(odd, device));
    confirmed.put("confirmed", true);
    post(confirmed)
        .then()
        .statusCode(201)
        .body("observation.implausible.code", contains("oxygenFlow-extreme"));
  }

  @Test
  void flowByUnknownDeviceNeedsConfirmationBeyondFlowmeter() {
    post(Map.of("oxygenFlow", 15)).then().statusCode(201);
    post(Map.of("oxygenFlow", 16))
        .then()
        .statusCode(400)
        .body("errors[0].message", containsString("Oxygen flow 16 L/min is outside 0.1 to 15"));
  }

  @Test
  void scoreKnowsOnlyWhetherOxygenIsGiven() {
    clinic
        .chart(session, set(now(), Map.of("supplementalOxygen", true)))
        .then()
        .body("observation.news2.score", equalTo(2));
    Map<String, Object> both = new HashMap<>(set(now(), supply(40, "HIGH_FLOW_NASAL_CANNULA")));
    both.remove("supplementalOxygen");
    clinic.chart(session, both).then().body("observation.news2.score", equalTo(2));
  }

  @Test
  void correctionOfFlowStaysInHistory() {
    String first = post(supply(2, "NASAL_CANNULA")).path("observation.id");
    String second =
        correct(first, Map.of("oxygenFlow", 4))
            .then()
            .statusCode(201)
            .body("observation.supersedes", equalTo(first))
            .body("observation.oxygenFlow", equalTo(4))
            .body("observation.oxygenDevice", equalTo("NASAL_CANNULA"))
            .extract()
            .path("observation.id");
    clinic
        .nurse
        .get(observations())
        .then()
        .body("items.find { it.id == '%s' }.oxygenFlow".formatted(first), equalTo(2))
        .body("items.find { it.id == '%s' }.supersededBy".formatted(first), equalTo(second))
        .body("items.find { it.id == '%s' }.oxygenFlow".formatted(second), equalTo(4));
    correct(second, Map.of("oxygenFlow", 4.0)).then().statusCode(400);
    correct(second, Map.of("oxygenFlow", 9))
        .then()
        .statusCode(400)
        .body("errors.code", contains("oxygenFlow-extreme"));
  }

  @Test
  void correctionThatContradictsReplacesTheSupply() {
    String given = post(supply(2, "NASAL_CANNULA")).path("observation.id");
    String none =
        correct(given, Map.of("supplementalOxygen", false))
            .then()
            .statusCode(201)
            .body("observation.supplementalOxygen", equalTo(false))
            .body("observation.oxygenFlow", nullValue())
            .body("observation.oxygenDevice", nullValue())
            .extract()
            .path("observation.id");
    String again =
        correct(none, supply(6, "SIMPLE_MASK"))
            .then()
            .statusCode(201)
            .body("observation.supplementalOxygen", equalTo(true))
            .extract()
            .path("observation.id");
    String unknownFlow =
        correct(
                again,
                Map.of("remove", List.of("supplementalOxygen"), "oxygenDevice", "SIMPLE_MASK"))
            .then()
            .statusCode(201)
            .body("observation.supplementalOxygen", equalTo(true))
            .body("observation.oxygenFlow", nullValue())
            .extract()
            .path("observation.id");
    correct(unknownFlow, Map.of("remove", List.of("supplementalOxygen"), "spo2", 96))
        .then()
        .statusCode(201)
        .body("observation.supplementalOxygen", nullValue())
        .body("observation.oxygenDevice", nullValue());
  }

  @Test
  void paperHasColumnsOfItsOwn() {
    String at = now().minusSeconds(300).toString();
    for (String heading : List.of("oxygenFlow", "oxygenFlow (L/min)", "oxygenFlow [L/min]")) {
      send("takenAt;spo2;" + heading + ";oxygenDevice\n" + at + ";95;2,5;NASAL_CANNULA\n")
          .then()
          .statusCode(201)
          .body("observations[0].supplementalOxygen", equalTo(true))
          .body("observations[0].oxygenFlow", equalTo(2.5f))
          .body("observations[0].oxygenDevice", equalTo("NASAL_CANNULA"));
    }
    send("takenAt,supplementalOxygen,oxygenFlow\n%s,false,2\n%s,true,much\n".formatted(at, at))
        .then()
        .statusCode(400)
        .body("errors.field", contains("oxygenFlow", "oxygenFlow"))
        .body("errors.line", contains(2, 3));
    send("takenAt,oxygenFlow,oxygenDevice\n%s,2,HOSE\n".formatted(at))
        .then()
        .statusCode(400)
        .body("errors.field", contains("oxygenDevice"));
    send("takenAt,oxygenFlow (mL/min)\n" + at + ",2\n")
        .then()
        .statusCode(400)
        .body("errors.field", contains("column 2"));
    send("takenAt,oxygenFlow (L/min),oxygenFlow\n" + at + ",2,2\n")
        .then()
        .statusCode(400)
        .body("errors.code", contains("chair.column-twice"));
  }

  @Test
  void reviewSaysFlowAndDevice() {
    post(supply(2, "NASAL_CANNULA")).then().statusCode(201);
    clinic
        .clinician
        .get("/api/sessions/" + session + "/review")
        .then()
        .statusCode(200)
        .body("timeline.text", hasItem(containsString("on oxygen 2 L/min by nasal cannula")));
  }

  private Answer send(String csv) {
    return clinic
        .nurse
        .request()
        .contentType("text/csv; charset=utf-8")
        .body(csv.getBytes(StandardCharsets.UTF_8))
        .post(observations() + "/import");
  }
}
