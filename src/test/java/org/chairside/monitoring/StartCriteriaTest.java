package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sections {@code start} and {@code dose} of protocol documents, and which entries name a drug.
 */
class StartCriteriaTest {

  private static Protocol standardWith(String start) {
    ObjectNode document =
        (ObjectNode) ProtocolJson.tree(ShippedProtocols.load("ketamine-standard"));
    String rest = document.without("start").toString();
    return ProtocolJson.parse(rest.substring(0, rest.length() - 1) + ",\"start\":" + start + "}");
  }

  private static List<String> problems(String start) {
    return ProtocolCheck.problems(standardWith(start)).stream()
        .map(ProtocolProblem::where)
        .toList();
  }

  @Test
  void olderDocumentHasTheSafeDefaults() {
    ObjectNode document =
        (ObjectNode) ProtocolJson.tree(ShippedProtocols.load("ketamine-standard"));
    document.remove("start");
    assertThat(ProtocolJson.read(document.toString()).start()).isEqualTo(StartCriteria.STANDARD);
    assertThat(ShippedProtocols.load("ketamine-standard").start())
        .isEqualTo(StartCriteria.STANDARD);
  }

  @Test
  void leftOutPartIsAsInTheStandard() {
    StartCriteria criteria =
        standardWith("{\"age\":{\"atLeastYears\":16,\"source\":\"here\"}}").start();
    assertThat(criteria.age().atLeastYears()).isEqualTo(16);
    assertThat(criteria.pressure()).isEqualTo(StartCriteria.STANDARD.pressure());
    assertThat(criteria.hardStops()).containsExactly("allergy");
  }

  @Test
  void impossibleCriteriaAreProblems() {
    assertThat(problems("{\"hardStops\":[\"allergy\",\"checklist.consent\",\"baseline.spo2\"]}"))
        .isEmpty();
    assertThat(problems("{\"hardStops\":[\"alergy\",\"checklist.nothing\"]}"))
        .containsExactly("start.hardStops.alergy", "start.hardStops.checklist.nothing");
    assertThat(
            problems(
                """
                {"pressure": {"systolicAtMost": 301, "diastolicAtMost": 9, "source": " "},
                 "age": {"atLeastYears": -1, "source": "x"},
                 "weight": {"notOlderThanDays": 366, "source": "x"},
                 "interval": {"atLeastHours": -1, "source": "x"},
                 "bookedDay": {"orWithinHours": 25, "source": "x"},
                 "drugNames": {"names": [""], "source": "x"}, "source": ""}
                """))
        .containsExactly(
            "start.pressure.systolicAtMost",
            "start.pressure.diastolicAtMost",
            "start.age.atLeastYears",
            "start.weight.notOlderThanDays",
            "start.interval.atLeastHours",
            "start.bookedDay.orWithinHours",
            "start.pressure.source",
            "start.source",
            "start.drugNames.names");
  }

  @Test
  void doseLimitsHaveSafeDefaultsAndAreChecked() {
    ObjectNode document =
        (ObjectNode) ProtocolJson.tree(ShippedProtocols.load("ketamine-standard"));
    document.remove("dose");
    Protocol older = ProtocolJson.read(document.toString());
    assertThat(older.dose()).isEqualTo(DoseLimits.STANDARD);
    assertThat(ShippedProtocols.load("ketamine-standard").dose()).isEqualTo(DoseLimits.STANDARD);

    document
        .putObject("dose")
        .putObject("mgPerKg")
        .put("askAbove", 0)
        .put("clinicianAbove", -1)
        .put("source", " ");
    assertThat(ProtocolCheck.problems(ProtocolJson.parse(document.toString())))
        .extracting(ProtocolProblem::where)
        .containsExactly("dose.mgPerKg.askAbove", "dose.mgPerKg", "dose.mgPerKg.source");
  }

  @ParameterizedTest
  @CsvSource({
    "ketamine, Ketamine: hives, true",
    "Ketamin, S-KETAMIN, true",
    "esketamine, Kétamine, true",
    "'Ketamine 50 mg/mL', Ketalar, true",
    "Ketamine hydrochloride, Diphenhydramine hydrochloride, false",
    "ketamine, Latex, false",
    "ketamine, No known drug allergies, false",
    "magnesium sulfate, Magnesium, true",
    "magnesium sulfate, ketamine, false",
    "ketamine with midazolam, Midazolam: apnea, true",
    "zinc sulfate, Zinc: rash, true",
    "DHE, DHE: chest pain, true",
    "DHE mesylate, Adhesive tape, false",
    "DHE mesylate, Mesylate salts, true"
  })
  void entryNamesTheDrugOrNot(String ordered, String entry, boolean named) {
    assertThat(
            NamedDrug.of(ordered, StartCriteria.STANDARD.drugNames().names()).isIn(List.of(entry)))
        .isEqualTo(named);
  }
}
