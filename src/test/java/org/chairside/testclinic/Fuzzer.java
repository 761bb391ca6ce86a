package org.chairside.testclinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.chairside.platform.Actor.Role;
import org.jspecify.annotations.Nullable;

/**
 * Calls operations of the API at random, as everybody, about what a clinic has and what another
 * organization's has, with whole and half-broken bodies, headers and parameters, and judges each
 * answer.
 *
 * <p>Left out: streams, which never end, and what changes the caller's own sign-in.
 */
public final class Fuzzer {

  private static final Set<String> OF_THE_SIGN_IN = Set.of("auth", "me");
  private static final int CALLS_OF_A_CLINIC = 250;

  public static final int CHAIRS = 6;

  /** What no answer may show: how the program is made, and a name of another organization. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "org\\.chairside|java\\.lang|\\bat io\\.|Exception|SQLSTATE|hibernate|ERROR:");

  private static final String OF_OTHERS = "Fremdermann";

  private static final List<String> STRANGE_PARAMETERS =
      List.of("", "-1", "0", "1e9", "%00", "%", "x".repeat(3000), "ü\u202E", "null", "2026-13-45");

  private static final List<String> LANGUAGES = List.of("de", "en", "xx", "*;q=9", "", "de-CH,en");

  /** A call that was answered as it should not be. */
  public record Fault(String operation, String caller, String body, String what) {}

  private record Caller(String name, Person person, Set<Role> roles, boolean isStranger) {

    boolean isAdmittedTo(Operation operation) {
      return operation.openToAll() || roles.stream().anyMatch(operation.roles()::contains);
    }
  }

  private final Supplier<TestClinic> clinics;
  private final Random random;
  private final TestClinic others;
  private final JsonNode contract;
  private final FuzzedJson bodies;
  private final List<Operation> operations;
  private final List<Caller> callers = new ArrayList<>();
  private final Map<String, List<UUID>> things = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();
  private final Map<Integer, Integer> answered = new TreeMap<>();
  private final Set<String> accepted = new HashSet<>();

  /**
   * A fuzzer that makes the same calls for the same seed, but for ids and times.
   *
   * @param clinics opens a clinic of {@value #CHAIRS} chairs in an organization of its own
   */
  public Fuzzer(Supplier<TestClinic> clinics, long seed) {
    this.clinics = clinics;
    random = new Random(seed);
    others = clinics.get();
    others.aPatient(Map.of("familyName", OF_OTHERS));
    contract = TestClinic.json(others.contractDocument());
    bodies = new FuzzedJson(contract, random, this::known);
    operations =
        Operation.all().stream()
            .filter(each -> !OF_THE_SIGN_IN.contains(each.kind()))
            .filter(each -> !each.path().endsWith("/events"))
            .toList();
  }

  /** Calls this often. */
  public void go(int calls) {
    for (int i = 0; i < calls; i++) {
      if (i % CALLS_OF_A_CLINIC == 0) {
        goTo(clinics.get());
      }
      call();
    }
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** How many answers had each status. */
  public Map<Integer, Integer> answered() {
    return new TreeMap<>(answered);
  }

  /** The operations that were answered with success at least once. */
  public Set<String> accepted() {
    return Set.copyOf(accepted);
  }

  /** How long all but this part of the calls took at most. */
  public Duration slowest(double part) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return Duration.ofNanos(sorted.get((int) ((sorted.size() - 1) * (1 - part))));
  }

  /** With a session of every state, and the things around it. */
  private void goTo(TestClinic clinic) {
    callers.clear();
    callers.add(new Caller("nurse", clinic.nurse, Set.of(Role.NURSE), false));
    callers.add(new Caller("clinician", clinic.clinician, Set.of(Role.CLINICIAN), false));
    callers.add(new Caller("scheduler", clinic.scheduler, Set.of(Role.SCHEDULER), false));
    callers.add(new Caller("admin", clinic.admin, Set.of(Role.ADMIN), false));
    callers.add(new Caller("nobody", clinic.nobody, Set.of(), false));
    callers.add(new Caller("stranger", others.clinician, Set.of(Role.CLINICIAN), true));
    callers.add(new Caller("strange admin", others.admin, Set.of(Role.ADMIN), true));
    things.clear();
    new EveryOperation(clinic).things().forEach(this::learn);
    learn("sessions", clinic.aBookedSessionFor(clinic.aPatient(), 1));
    learn("sessions", checkedIn(clinic, 2));
    learn("sessions", clinic.started(checkedIn(clinic, 3), TestClinic.now()));
    UUID signed = clinic.started(checkedIn(clinic, 4), TestClinic.now().minus(Duration.ofHours(1)));
    clinic.sendHome(signed);
    clinic.signsOff(signed, Map.of());
    learn("sessions", signed);
    learn("patients", clinic.patientOf(signed));
    learn("courses", clinic.courseOf(signed));
  }

  private static UUID checkedIn(TestClinic clinic, int chair) {
    UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
    clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
    return session;
  }

  private void learn(String kind, UUID id) {
    things.computeIfAbsent(kind, _ -> new ArrayList<>()).add(id);
  }

  private @Nullable UUID known(String field) {
    String name = field.replaceFirst("Ids?$", "").toLowerCase(Locale.ROOT);
    String kind =
        switch (name) {
          case "clinician", "nurse", "escalatedto", "chargenurse" -> "staff";
          case "staff", "waitlist" -> name;
          default -> name + "s";
        };
    List<UUID> some = things.get(kind);
    return some == null ? null : any(some);
  }

  private void call() {
    Operation operation = any(operations);
    Caller caller = caller(operation);
    Call call = caller.person().request().within(Duration.ofSeconds(30));
    addHeaders(call);
    String body = addBody(call, operation);
    String path = path(operation);
    long start = System.nanoTime();
    try {
      Answer answer = call.send(operation.method(), path + parameters(operation));
      nanos.add(System.nanoTime() - start);
      answered.merge(answer.statusCode(), 1, Integer::sum);
      judge(operation, caller, body, answer);
    } catch (AssertionError | UncheckedIOException e) {
      faults.add(new Fault(operation.toString(), caller.name(), body, String.valueOf(e)));
    }
  }

  /** Mostly one who may: else the fuzzer tries only how strangers are refused. */
  private Caller caller(Operation operation) {
    List<Caller> able =
        callers.stream()
            .filter(each -> !each.isStranger() && each.isAdmittedTo(operation))
            .toList();
    return able.isEmpty() || random.nextInt(4) == 0 ? any(callers) : any(able);
  }

  private void judge(Operation operation, Caller caller, String body, Answer answer) {
    String text = answer.asString();
    if (answer.statusCode() < 300) {
      accepted.add(operation.toString());
    }
    boolean admitted = caller.isAdmittedTo(operation);
    String what = null;
    if (!admitted && answer.statusCode() < 300) {
      what = "answered without the right to it";
    } else if (caller.isStranger() && operation.hasId() && answer.statusCode() < 300) {
      what = "answered another organization";
    } else if (!caller.isStranger() && text.contains(OF_OTHERS)) {
      what = "showed another organization's patient";
    } else if (answer.statusCode() >= 400 && INSIDE.matcher(text).find()) {
      what = "showed how it is made: " + text;
    }
    if (what != null) {
      faults.add(new Fault(operation.toString(), caller.name(), body, what));
    }
  }

  private void addHeaders(Call call) {
    switch (random.nextInt(6)) {
      case 0 -> call.header("If-Match", "\"" + random.nextInt(5) + "\"");
      case 1 -> call.header("If-Match", "W/\"x");
      case 2 -> call.header("Idempotency-Key", UUID.randomUUID());
      case 3 -> call.header("Idempotency-Key", "x".repeat(random.nextInt(300)));
      case 4 -> call.header("Accept-Language", any(LANGUAGES));
      default -> call.header("If-Match", "*");
    }
  }

  private String addBody(Call call, Operation operation) {
    JsonNode content = described(operation).path("requestBody").path("content");
    if (content.isEmpty() || random.nextInt(40) == 0) {
      return "";
    }
    String declared = content.fieldNames().next();
    if (!declared.endsWith("json") && !declared.contains("*")) {
      String csv = "takenAt,systolic,diastolic\n2026-01-01T00:00:00Z," + any(STRANGE_PARAMETERS);
      call.contentType(declared).body(csv);
      return csv;
    }
    call.contentType(random.nextInt(60) == 0 ? "text/plain" : "application/json");
    JsonNode whole = bodies.whole(content.path(declared).path("schema"));
    if (random.nextInt(5) < 3) {
      call.body(whole.toString());
      return whole.toString();
    }
    byte[] broken = bodies.broken(whole);
    call.body(broken);
    return new String(broken, StandardCharsets.UTF_8);
  }

  private String path(Operation operation) {
    String path = operation.path();
    List<UUID> some = things.get(operation.kind());
    if (some != null && random.nextInt(12) != 0) {
      path = path.replaceFirst("\\{id}", any(some).toString());
    }
    if (random.nextInt(12) != 0) {
      path = path.replace("{code}", "ketamine-standard").replace("{version}", "1");
    }
    path = path.replace("{date}", random.nextBoolean() ? "2027-01-11" : "2027-02-30");
    boolean strange = random.nextInt(10) == 0;
    return "/api"
        + path.replaceAll("\\{[a-zA-Z]+}", strange ? "no-id" : UUID.randomUUID().toString());
  }

  private String parameters(Operation operation) {
    StringBuilder query = new StringBuilder();
    for (JsonNode each : described(operation).path("parameters")) {
      if (each.path("in").asText().equals("query") && random.nextInt(3) > 0) {
        query.append(query.isEmpty() ? '?' : '&').append(each.path("name").asText()).append('=');
        UUID there = known(each.path("name").asText());
        query.append(
            there != null && random.nextInt(4) > 0
                ? there.toString()
                : random.nextBoolean() ? "2027-01-11" : any(STRANGE_PARAMETERS));
      }
    }
    return query.toString();
  }

  private JsonNode described(Operation operation) {
    return contract
        .path("paths")
        .path("/api" + operation.path())
        .path(operation.method().toLowerCase(Locale.ROOT));
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
