package org.chairside.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler who wants a whole series in the week that everybody wants, tries other places where
 * it collides, and then perhaps gives one of its sessions up or moves it. What was answered is
 * remembered; what was answered otherwise than it may be is complained of.
 */
final class SeriesFighter {

  private static final int ATTEMPTS = 6;
  private static final int MOVES = 3;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  // The last is one that a clinic which closes at 17:00 has to refuse.
  private static final List<LocalTime> TIMES =
      Stream.of("08:00", "10:20", "12:40", "14:45", "15:30").map(LocalTime::parse).toList();
  // Days from the first: from two to four days apart but for the last, which is to be refused.
  private static final List<List<Integer>> DAYS =
      List.of(
          List.of(0, 2, 4, 7, 9, 11),
          List.of(0, 2, 4, 8, 10, 14),
          List.of(0, 3, 7, 9, 11, 14),
          List.of(0, 4, 7, 11, 14, 16),
          List.of(0, 1, 4, 7, 9, 11));

  /** What becomes of the series once it is booked. */
  enum Afterwards {
    KEEP,
    CANCEL_THE_LAST,
    MOVE_THE_LAST
  }

  /** A session as it was answered last. */
  record Answered(UUID chairId, Instant start, String status) {}

  private final Api api;
  private final UUID course;
  private final LocalDate monday;
  private final List<UUID> chairs;
  private final Afterwards afterwards;
  private final Random random;
  private final Map<UUID, Answered> answered = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private int lost;

  private record Wish(LocalDate day, LocalTime time, UUID chair) {

    Instant start() {
      return day.atTime(time).atZone(NEW_YORK).toInstant();
    }
  }

  SeriesFighter(
      Api api, UUID course, LocalDate monday, List<UUID> chairs, Afterwards afterwards, long seed) {
    this.api = api;
    this.course = course;
    this.monday = monday;
    this.chairs = chairs;
    this.afterwards = afterwards;
    random = new Random(seed);
  }

  /** The sessions that were booked, each as it was answered last. */
  Map<UUID, Answered> answered() {
    return answered;
  }

  /** Answers that should not have been given. */
  List<String> complaints() {
    return complaints;
  }

  /** How often it was told that somebody else was there before. */
  int lost() {
    return lost;
  }

  /** Tries a few times, and no more after that moment. */
  void fight(Instant until) {
    List<Wish> wishes = wishes();
    for (int attempt = 1; attempt <= ATTEMPTS && Instant.now().isBefore(until); attempt++) {
      Api.Answer answer =
          post(
              "/api/courses/" + course + "/bookings",
              Map.of("sessions", wishes.stream().map(this::place).toList()));
      if (answer.status() == 201) {
        remember(answer.body().path("sessions"));
        goOn();
        return;
      }
      wishes = otherWishes(wishes, attempt, collisions(answer, wishes.size()));
    }
  }

  private Api.Answer post(String path, Object body) {
    return api.postPatiently(path, body, UUID.randomUUID().toString());
  }

  /** At first everybody wants the same. */
  private List<Wish> wishes() {
    List<Wish> wishes = new ArrayList<>();
    for (int day : DAYS.getFirst()) {
      wishes.add(new Wish(monday.plusDays(day), TIMES.getFirst(), chairs.getFirst()));
    }
    return wishes;
  }

  private Map<String, Object> place(Wish wish) {
    return Map.of("start", wish.start().toString(), "chairId", wish.chair());
  }

  /** Other places for what collided; now and then other days for all of it. */
  private List<Wish> otherWishes(List<Wish> wishes, int attempt, List<Integer> collided) {
    List<Integer> days = DAYS.get(random.nextInt(DAYS.size()));
    boolean otherDays = attempt % 3 == 0;
    // Later weeks are open to who finds nothing in the one that everybody wants.
    LocalDate first = monday.plusDays(7L * random.nextInt(attempt > 3 ? 3 : 1));
    List<Wish> others = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      if (otherDays) {
        others.add(somewhere(first.plusDays(days.get(i))));
      } else {
        others.add(collided.contains(i) ? somewhere(wishes.get(i).day()) : wishes.get(i));
      }
    }
    return others;
  }

  private Wish somewhere(LocalDate day) {
    return new Wish(
        day,
        TIMES.get(random.nextInt(TIMES.size())).plusMinutes(5L * random.nextInt(2)),
        chairs.get(random.nextInt(chairs.size())));
  }

  /** Which of the sessions the refusal names; a refusal that names none is complained of. */
  private List<Integer> collisions(Api.Answer answer, int sessions) {
    List<Integer> named = new ArrayList<>();
    if (answer.status() != 409) {
      complaints.add("booking answered with " + answer);
      return named;
    }
    lost++;
    for (JsonNode error : answer.body().path("errors")) {
      String field = error.path("field").asText();
      for (int i = 0; i < sessions; i++) {
        if (field.startsWith("sessions[" + i + "]") && !error.path("message").asText().isBlank()) {
          named.add(i);
        }
      }
    }
    if (named.isEmpty()) {
      complaints.add("a refusal names no session that collides: " + answer);
    }
    return named;
  }

  private void remember(JsonNode sessions) {
    for (JsonNode session : sessions) {
      answered.put(
          UUID.fromString(session.path("id").asText()),
          new Answered(
              UUID.fromString(session.path("chair").path("id").asText()),
              Instant.parse(session.path("start").asText()),
              session.path("status").asText()));
    }
  }

  // Giving up the last one leaves the days between the others as they are.
  private void goOn() {
    UUID last = last();
    if (last == null) {
      complaints.add("a booking was answered without its sessions");
      return;
    }
    switch (afterwards) {
      case KEEP -> {}
      case CANCEL_THE_LAST -> cancel(last);
      case MOVE_THE_LAST -> move(last);
    }
  }

  private @Nullable UUID last() {
    return answered.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.comparing(Answered::start)))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private void cancel(UUID session) {
    Api.Answer answer = post("/api/sessions/" + session + "/cancel", Map.of("reason", "transport"));
    if (answer.status() == 200) {
      Answered before = answered.get(session);
      answered.put(session, new Answered(before.chairId(), before.start(), "CANCELLED"));
    } else {
      complaints.add("cancelling answered with " + answer);
    }
  }

  private void move(UUID session) {
    Instant before = answered.get(session).start();
    for (int attempt = 1; attempt <= MOVES; attempt++) {
      UUID chair = chairs.get(random.nextInt(chairs.size()));
      Instant start = before.plus(Duration.ofMinutes(5L * random.nextInt(-24, 25)));
      Api.Answer answer =
          post(
              "/api/sessions/" + session + "/reschedule",
              Map.of("start", start.toString(), "chairId", chair, "moveLater", false));
      if (answer.status() == 200) {
        JsonNode moved = answer.body();
        answered.put(
            UUID.fromString(moved.path("id").asText()),
            new Answered(
                UUID.fromString(moved.path("chairId").asText()),
                Instant.parse(moved.path("start").asText()),
                moved.path("status").asText()));
        return;
      }
      if (answer.status() != 409) {
        complaints.add("moving answered with " + answer);
        return;
      }
      lost++;
      if (answer.body().path("errors").isEmpty()) {
        complaints.add("a refusal to move names no collision: " + answer);
      }
    }
  }
}
