package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chairside.trial.Charting.Acknowledged;
import org.chairside.trial.Charting.Event;
import org.chairside.trial.Charting.Row;
import org.chairside.trial.Charting.Write;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of the trials finds each kind of fault, and none where there is none. */
class ChartingCheckTest {

  private static final Instant T = Instant.parse("2026-03-02T15:00:00Z");

  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private final List<Write> open = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  @BeforeEach
  void threeWritesGoWell() {
    rows.add(new Row("baseline", Api.JSON.valueToTree(Map.of("systolic", 125))));
    events.add(new Event(1, "baseline"));
    for (int i = 1; i <= 3; i++) {
      Write write = write("set " + i, 110 + i);
      acknowledged.add(new Acknowledged(write, "id-" + i, T, T, 1));
      rows.add(row("id-" + i, write));
      events.add(new Event(2L * i, ""));
      events.add(new Event(2L * i + 1, "id-" + i));
    }
  }

  private static Write write(String note, int systolic) {
    return new Write(
        "key of " + note, Map.of("takenAt", T.toString(), "systolic", systolic, "note", note));
  }

  private static Row row(String id, Write write) {
    return new Row(id, Api.JSON.valueToTree(write.values()));
  }

  private List<String> faults() {
    return ChartingCheck.faults(new Charting(acknowledged, open, rows, events));
  }

  @Test
  void goodHistoryHasNoFault() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void lostWriteIsFound() {
    rows.remove(2);
    events.set(4, new Event(5, ""));
    assertThat(faults()).containsExactly("LOST: 'set 2'");
  }

  @Test
  void doubledWriteIsFound() {
    rows.add(row("id-4", acknowledged.get(1).write()));
    events.add(new Event(8, "id-4"));
    assertThat(faults()).containsExactly("DOUBLED: 'set 2' is there 2 times");
  }

  @Test
  void changedWriteIsFound() {
    rows.set(2, row("id-2", write("set 2", 200)));
    assertThat(faults()).singleElement().asString().startsWith("CHANGED: 'set 2' to ");
  }

  @Test
  void answerThatNamesAnotherRowIsFound() {
    acknowledged.set(1, new Acknowledged(acknowledged.get(1).write(), "id-9", T, T, 2));
    assertThat(faults()).containsExactly("LOST: 'set 2'");
  }

  @Test
  void rowThatNobodySentIsFound() {
    rows.add(row("id-4", write("from nobody", 120)));
    events.add(new Event(8, "id-4"));
    assertThat(faults()).containsExactly("NOT SENT: 'from nobody'");
  }

  @Test
  void openWriteMayBeThereOrNot() {
    open.add(write("set 4", 114));
    assertThat(faults()).isEmpty();
    rows.add(row("id-4", open.getFirst()));
    events.add(new Event(8, "id-4"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void missedEventIsFound() {
    events.remove(3);
    assertThat(faults()).containsExactly("MISSED: events 4 to 4");
  }

  @Test
  void eventToldTwiceIsFound() {
    events.add(5, new Event(5, ""));
    assertThat(faults()).containsExactly("TOLD TWICE: event 5");
  }

  @Test
  void observationToldTwiceIsFound() {
    events.add(new Event(8, "id-2"));
    assertThat(faults()).containsExactly("TOLD TWICE: observation id-2, at last by event 8");
  }

  @Test
  void observationThatNoEventTellsIsFound() {
    events.set(4, new Event(5, ""));
    assertThat(faults()).containsExactly("NOT TOLD: observation id-2");
  }

  @Test
  void toldObservationThatIsNotThereIsFound() {
    events.add(new Event(8, "id-8"));
    assertThat(faults()).containsExactly("TOLD AND GONE: observation id-8");
  }
}
