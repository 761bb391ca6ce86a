package org.chairside.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.session.SessionStatus.BOOKED;
import static org.chairside.session.SessionStatus.CANCELLED;
import static org.chairside.session.SessionStatus.CHECKED_IN;
import static org.chairside.session.SessionStatus.DISCHARGED;
import static org.chairside.session.SessionStatus.INFUSING;
import static org.chairside.session.SessionStatus.NO_SHOW;
import static org.chairside.session.SessionStatus.PAUSED;
import static org.chairside.session.SessionStatus.RECOVERY;
import static org.chairside.session.SessionStatus.STOPPED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.message.English;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of states, checked cell by cell against a copy that was written by hand. */
class SessionVerbTest {

  private record Move(SessionVerb verb, SessionStatus from) {}

  private static final Map<Move, SessionStatus> ALLOWED =
      Map.ofEntries(
          Map.entry(new Move(SessionVerb.CHECK_IN, BOOKED), CHECKED_IN),
          Map.entry(new Move(SessionVerb.CANCEL, BOOKED), CANCELLED),
          Map.entry(new Move(SessionVerb.MISS, BOOKED), NO_SHOW),
          Map.entry(new Move(SessionVerb.MOVE, BOOKED), BOOKED),
          Map.entry(new Move(SessionVerb.ASSIGN, BOOKED), BOOKED),
          Map.entry(new Move(SessionVerb.ASSIGN, CHECKED_IN), CHECKED_IN),
          Map.entry(new Move(SessionVerb.ASSIGN, INFUSING), INFUSING),
          Map.entry(new Move(SessionVerb.ASSIGN, PAUSED), PAUSED),
          Map.entry(new Move(SessionVerb.ASSIGN, STOPPED), STOPPED),
          Map.entry(new Move(SessionVerb.ASSIGN, RECOVERY), RECOVERY),
          Map.entry(new Move(SessionVerb.CONFIRM, CHECKED_IN), CHECKED_IN),
          Map.entry(new Move(SessionVerb.CONFIRM, INFUSING), INFUSING),
          Map.entry(new Move(SessionVerb.CONFIRM, PAUSED), PAUSED),
          Map.entry(new Move(SessionVerb.CONFIRM, STOPPED), STOPPED),
          Map.entry(new Move(SessionVerb.CONFIRM, RECOVERY), RECOVERY),
          Map.entry(new Move(SessionVerb.SCORE, STOPPED), STOPPED),
          Map.entry(new Move(SessionVerb.SCORE, RECOVERY), RECOVERY),
          Map.entry(new Move(SessionVerb.CHECK, CHECKED_IN), CHECKED_IN),
          Map.entry(new Move(SessionVerb.START, CHECKED_IN), INFUSING),
          Map.entry(new Move(SessionVerb.CANCEL, CHECKED_IN), CANCELLED),
          Map.entry(new Move(SessionVerb.CHANGE_RATE, INFUSING), INFUSING),
          Map.entry(new Move(SessionVerb.PAUSE, INFUSING), PAUSED),
          Map.entry(new Move(SessionVerb.STOP, INFUSING), STOPPED),
          Map.entry(new Move(SessionVerb.FINISH, INFUSING), RECOVERY),
          Map.entry(new Move(SessionVerb.RESUME, PAUSED), INFUSING),
          Map.entry(new Move(SessionVerb.STOP, PAUSED), STOPPED),
          Map.entry(new Move(SessionVerb.FINISH, PAUSED), RECOVERY),
          Map.entry(new Move(SessionVerb.FINISH, STOPPED), RECOVERY),
          Map.entry(new Move(SessionVerb.DISCHARGE, RECOVERY), DISCHARGED),
          Map.entry(new Move(SessionVerb.CHART, CHECKED_IN), CHECKED_IN),
          Map.entry(new Move(SessionVerb.CHART, INFUSING), INFUSING),
          Map.entry(new Move(SessionVerb.CHART, PAUSED), PAUSED),
          Map.entry(new Move(SessionVerb.CHART, STOPPED), STOPPED),
          Map.entry(new Move(SessionVerb.CHART, RECOVERY), RECOVERY),
          Map.entry(new Move(SessionVerb.CHART, DISCHARGED), DISCHARGED),
          Map.entry(new Move(SessionVerb.SIGN_OFF, DISCHARGED), DISCHARGED),
          Map.entry(new Move(SessionVerb.ADD_TO, DISCHARGED), DISCHARGED),
          Map.entry(new Move(SessionVerb.CHANGE_CHAIR, CHECKED_IN), CHECKED_IN),
          Map.entry(new Move(SessionVerb.CHANGE_CHAIR, INFUSING), INFUSING),
          Map.entry(new Move(SessionVerb.CHANGE_CHAIR, PAUSED), PAUSED),
          Map.entry(new Move(SessionVerb.CHANGE_CHAIR, STOPPED), STOPPED),
          Map.entry(new Move(SessionVerb.CHANGE_CHAIR, RECOVERY), RECOVERY),
          Map.entry(new Move(SessionVerb.UNDO_CHECK_IN, CHECKED_IN), BOOKED),
          Map.entry(new Move(SessionVerb.UNDO_DISCHARGE, DISCHARGED), RECOVERY),
          Map.entry(new Move(SessionVerb.UNDO_MISS, NO_SHOW), BOOKED));

  /** The verbs that take a session back to where it was, which its state alone does not tell. */
  private static final Map<Move, Set<SessionStatus>> BACK =
      Map.of(
          new Move(SessionVerb.UNDO_FINISH, RECOVERY), EnumSet.of(INFUSING, PAUSED, STOPPED),
          new Move(SessionVerb.UNDO_CANCEL, CANCELLED), EnumSet.of(BOOKED, CHECKED_IN));

  static Stream<Arguments> everyMove() {
    return Arrays.stream(SessionVerb.values())
        .flatMap(
            verb -> Arrays.stream(SessionStatus.values()).map(from -> Arguments.of(verb, from)));
  }

  @ParameterizedTest(name = "{0} from {1}")
  @MethodSource("everyMove")
  void verbIsAllowedAsTableSays(SessionVerb verb, SessionStatus from) {
    SessionStatus to = ALLOWED.get(new Move(verb, from));
    Set<SessionStatus> back = BACK.get(new Move(verb, from));
    if (back != null) {
      assertThat(verb.to()).isEqualTo(back);
      assertThat(back).allSatisfy(each -> assertThat(verb.after(from, each)).isEqualTo(each));
      assertThatThrownBy(() -> verb.after(from, DISCHARGED))
          .isInstanceOf(IllegalStateException.class);
    } else if (to == null) {
      assertThatThrownBy(() -> verb.after(from))
          .isInstanceOfSatisfying(
              NotInThisState.class,
              refusal ->
                  assertThat(English.of(refusal.detail()))
                      .endsWith("this one is " + English.of(from.message()) + "."));
    } else {
      assertThat(verb.after(from)).isEqualTo(to);
    }
  }

  @Test
  void endStatesAreLeftOnlyByUndoing() {
    Set<SessionStatus> ends = EnumSet.of(DISCHARGED, CANCELLED, NO_SHOW);
    assertThat(SessionVerb.values())
        .filteredOn(verb -> verb.from().stream().anyMatch(ends::contains) && !verb.to().isEmpty())
        .containsExactlyInAnyOrder(
            SessionVerb.UNDO_DISCHARGE, SessionVerb.UNDO_CANCEL, SessionVerb.UNDO_MISS);
  }

  @Test
  void onlyRecordVerbsAndUndoAreAllowedAfterDischarge() {
    assertThat(SessionVerb.values())
        .filteredOn(verb -> verb.isAllowedFrom(DISCHARGED))
        .containsExactlyInAnyOrder(
            SessionVerb.CHART,
            SessionVerb.SIGN_OFF,
            SessionVerb.ADD_TO,
            SessionVerb.UNDO_DISCHARGE);
  }

  @Test
  void onlyAddendumNeedsSignature() {
    assertThat(SessionVerb.values())
        .filteredOn(SessionVerb::needsSignature)
        .containsExactly(SessionVerb.ADD_TO);
  }

  @Test
  void documentMatchesStateTable() throws IOException {
    Path document = Path.of("docs", "states.md");
    String written = states();
    if (Boolean.getBoolean("chairside.write-docs")) {
      Files.writeString(document, written);
    }
    assertThat(document).as("rewrite it with -Dchairside.write-docs=true").hasContent(written);
  }

  private static String states() {
    StringBuilder text = new StringBuilder();
    text.append("# States of a session\n\n");
    text.append("Written from `SessionStatus` and `SessionVerb` by `SessionVerbTest`; ");
    text.append("a call that the state does not allow answers 409.\n\n");
    text.append("| state | meaning |\n|---|---|\n");
    for (SessionStatus status : SessionStatus.values()) {
      text.append("| `%s` | %s |\n".formatted(status, status.meaning()));
    }
    text.append("\n| verb | from | record | to |\n|---|---|---|---|\n");
    for (SessionVerb verb : SessionVerb.values()) {
      String from =
          verb.from().stream().sorted().map(s -> "`" + s + "`").collect(Collectors.joining(", "));
      String to =
          verb.to().isEmpty()
              ? "the same"
              : verb.to().stream()
                  .sorted()
                  .map(s -> "`" + s + "`")
                  .collect(Collectors.joining(", "));
      String record = verb.needsSignature() ? "signed" : "open";
      text.append(
          "| %s | %s | %s | %s |\n".formatted(English.of(verb.message()), from, record, to));
    }
    return text.toString();
  }
}
