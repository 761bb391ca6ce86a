package org.chairside.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.chairside.session.SessionStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A session booked for 9:00 with 15 minutes of preparation, 60 of infusion, 10 of disconnecting and
 * 45 of recovery; it should end at 11:10 and its chair be ready at 11:20.
 */
class ExpectationTest {

  private static Instant at(String time) {
    return LocalTime.parse(time).atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Instant orNull(@Nullable String time) {
    return time == null ? null : at(time);
  }

  private static Expectation session(
      SessionStatus status,
      @Nullable String checkedIn,
      @Nullable String infusionEnd,
      @Nullable String infusionEnded,
      @Nullable String discharged) {
    return new Expectation(
        status,
        at("09:00"),
        orNull(checkedIn),
        orNull(infusionEnd),
        orNull(infusionEnded),
        orNull(discharged),
        Duration.ofMinutes(15),
        Duration.ofMinutes(60),
        Duration.ofMinutes(10),
        Duration.ofMinutes(45),
        Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # what                               status      came   runs to  ended  left   now       leaves
          before its time                    , BOOKED,     ,      ,      ,      , 08:30   , 11:10
          at its time                        , BOOKED,     ,      ,      ,      , 09:00   , 11:10
          late by a second                   , BOOKED,     ,      ,      ,      , 09:00:01, 11:10:01
          late by twenty minutes             , BOOKED,     ,      ,      ,      , 09:20   , 11:30
          came on time                       , CHECKED_IN, 09:00, ,      ,      , 09:05   , 11:10
          came early                         , CHECKED_IN, 08:50, ,      ,      , 08:55   , 11:00
          came late                          , CHECKED_IN, 09:20, ,      ,      , 09:25   , 11:30
          prepared to the second             , CHECKED_IN, 09:00, ,      ,      , 09:15   , 11:10
          preparation takes longer           , CHECKED_IN, 09:00, ,      ,      , 09:15:01, 11:10:01
          preparation takes much longer      , CHECKED_IN, 09:00, ,      ,      , 09:45   , 11:40
          runs as planned                    , INFUSING,   09:00, 10:15, ,      , 09:30   , 11:10
          started early                      , INFUSING,   08:50, 10:00, ,      , 09:30   , 10:55
          started late                       , INFUSING,   09:00, 10:40, ,      , 10:00   , 11:35
          at its end                         , INFUSING,   09:00, 10:15, ,      , 10:15   , 11:10
          runs over                          , INFUSING,   09:00, 10:15, ,      , 10:25   , 11:20
          held and goes on now                 , PAUSED,     09:00, 10:20, ,      , 09:35   , 11:15
          held after its planned end         , PAUSED,     09:00, 10:15, ,      , 10:30   , 11:25
          stopped early                      , STOPPED,    09:00, ,      09:40, , 09:45   , 10:35
          stopped and left to lie            , STOPPED,    09:00, ,      09:40, , 10:50   , 10:50
          recovering                         , RECOVERY,   09:00, ,      10:15, , 10:30   , 11:10
          recovering after a late end        , RECOVERY,   09:00, ,      10:45, , 11:00   , 11:40
          recovery over to the second        , RECOVERY,   09:00, ,      10:15, , 11:10   , 11:10
          recovers longer                    , RECOVERY,   09:00, ,      10:15, , 11:40   , 11:40
          left early                         , DISCHARGED, 09:00, ,      10:15, 10:50, 11:00, 10:50
          left late                          , DISCHARGED, 09:00, ,      10:15, 11:40, 11:45, 11:40
          called off                         , CANCELLED,  ,      ,      ,      , 08:30   ,
          did not come                       , NO_SHOW,    ,      ,      ,      , 09:40   ,
          """)
  void expectsWhenPatientLeaves(
      String what,
      SessionStatus status,
      @Nullable String checkedIn,
      @Nullable String infusionEnd,
      @Nullable String infusionEnded,
      @Nullable String discharged,
      String now,
      @Nullable String leaves) {
    Expectation session = session(status, checkedIn, infusionEnd, infusionEnded, discharged);
    assertThat(session.end(at(now))).as(what).isEqualTo(orNull(leaves));
    assertThat(session.chairReady(at(now)))
        .as(what)
        .isEqualTo(leaves == null ? null : at(leaves).plusSeconds(600));
  }

  @ParameterizedTest
  @EnumSource(SessionStatus.class)
  void unknownStartGivesNoExpectedEnd(SessionStatus status) {
    @Nullable Instant end = session(status, null, null, null, null).end(at("09:30"));
    if (status == SessionStatus.BOOKED) {
      assertThat(end).isEqualTo(at("11:40"));
    } else {
      assertThat(end).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "09:00, ,         08:00,    09:00,    ",
    "09:00, ,         09:00,    09:00,    ",
    "09:00, ,         09:00:59, 09:00:59, ",
    "09:00, ,         09:01,    09:01,    1",
    "09:00, 08:50,    08:00,    09:00,    ",
    "09:00, 09:00,    08:00,    09:00,    ",
    "09:00, 09:00:59, 08:00,    09:00:59, ",
    "09:00, 09:01,    08:00,    09:01,    1",
    "09:00, 09:25:30, 09:10,    09:25:30, 25",
    "09:00, 09:25,    09:40,    09:40,    40"
  })
  void expectsWhenNextSessionStarts(
      String booked,
      @Nullable String chairReady,
      String now,
      String expected,
      @Nullable Long delayMinutes) {
    Instant start = Expectation.start(at(booked), orNull(chairReady), at(now));
    assertThat(start).isEqualTo(at(expected));
    assertThat(Expectation.delayMinutes(at(booked), start)).isEqualTo(delayMinutes);
  }
}
