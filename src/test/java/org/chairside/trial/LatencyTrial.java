package org.chairside.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.testclinic.TestClinic;

/**
 * Prints how long one set of vital signs takes to be judged and stored, beside the emptiest request
 * that the same server answers: {@code mvn -Ptrial -Dtrial=latency}. Nothing is asserted: the
 * numbers belong to the machine, only their ratio says something about the program.
 */
public final class LatencyTrial {

  private static final int SESSIONS = 20;
  private static final int WARM_UP = 20;
  private static final int MEASURED = 20;

  private LatencyTrial() {}

  public static void main(String[] args) {
    try (Server server = new Server("latency")) {
      TestClinic clinic = server.clinic(SESSIONS);
      Api nurse = new Api(server.uri(), clinic.nurse.token());
      List<String> paths = new ArrayList<>();
      for (int chair = 0; chair < SESSIONS; chair++) {
        UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
        clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
        clinic.started(session, TestClinic.now().minusSeconds(60));
        paths.add("/api/sessions/" + session + "/observations");
      }
      measure(nurse, paths, WARM_UP);
      print(measure(nurse, paths, MEASURED));
    }
  }

  private record Times(List<Long> vitals, List<Long> live) {}

  /** One after the other, as long as it takes, in turn over the sessions. */
  private static Times measure(Api nurse, List<String> paths, int each) {
    Times times = new Times(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < paths.size() * each; i++) {
      Map<String, Object> values =
          TestClinic.set(
              TestClinic.now(), Map.of("systolic", 120 + i % 15, "heartRate", 60 + i % 30));
      String path = paths.get(i % paths.size());
      times.vitals().add(Nanos.of(() -> nurse.post(path, values).expect(201)));
      times.live().add(Nanos.of(() -> nurse.get("/q/health/live").expect(200)));
    }
    return times;
  }

  private static void print(Times times) {
    System.out.printf(
        "%d sessions with %d to %d observations each, one request at a time%n",
        SESSIONS, WARM_UP, WARM_UP + MEASURED);
    System.out.println("request              median ms   95 % ms");
    System.out.printf(
        "POST observations   %10.2f %9.2f%n",
        Nanos.at(times.vitals(), 50), Nanos.at(times.vitals(), 95));
    System.out.printf(
        "GET /q/health/live  %10.2f %9.2f%n",
        Nanos.at(times.live(), 50), Nanos.at(times.live(), 95));
    System.out.printf(
        "ratio               %10.1f %9.1f%n",
        Nanos.at(times.vitals(), 50) / Nanos.at(times.live(), 50),
        Nanos.at(times.vitals(), 95) / Nanos.at(times.live(), 95));
  }
}
