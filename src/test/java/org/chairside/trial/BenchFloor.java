package org.chairside.trial;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chairside.Replica;
import org.chairside.testclinic.TestClinic;

/** Clinics with patients in all of their chairs, each infusion running. */
final class BenchFloor {

  private static final int CHAIRS = 25;

  private final List<Load.Call> vitals = new ArrayList<>();
  private final List<Load.Call> boards = new ArrayList<>();
  private final List<Load.Call> sessions = new ArrayList<>();
  private final List<UUID> ids = new ArrayList<>();
  private final List<TestClinic> clinics = new ArrayList<>();

  BenchFloor(Replica replica, int howMany) {
    for (int i = 0; i < howMany; i++) {
      TestClinic clinic =
          TestClinic.at(replica.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, CHAIRS);
      String token = clinic.nurse.token();
      for (int chair = 0; chair < CHAIRS; chair++) {
        UUID session = clinic.aBookedSessionFor(clinic.aPatient(), chair);
        clinic.nurse.post("/api/sessions/" + session + "/check-in").then().statusCode(200);
        clinic.started(session, TestClinic.now().minusSeconds(60));
        vitals.add(new Load.Call("/api/sessions/" + session + "/observations", token));
        sessions.add(new Load.Call("/api/sessions/" + session, token));
        ids.add(session);
      }
      boards.add(new Load.Call("/api/clinics/" + clinic.clinicId + "/board", token));
      clinics.add(clinic);
    }
  }

  /** Charts sets in every session until each has about this many, as in the middle of a day. */
  void chart(URI server, int sets) {
    try (ExecutorService nurses = Executors.newFixedThreadPool(Load.CONNECTIONS)) {
      for (Load.Call call : vitals) {
        Api nurse = new Api(server, call.token());
        nurses.execute(
            () -> {
              for (int i = 0; i < sets; i++) {
                Map<String, Object> calm = Map.of("heartRate", 62 + i % 20);
                nurse.post(call.path(), TestClinic.set(TestClinic.now(), calm)).expect(201);
              }
            });
      }
    }
  }

  List<Load.Call> vitals() {
    return vitals;
  }

  List<Load.Call> sessions() {
    return sessions;
  }

  List<Load.Call> boards() {
    return boards;
  }

  List<Load.Call> me() {
    return vitals.stream().map(call -> new Load.Call("/api/me", call.token())).distinct().toList();
  }

  /** Every so many of the sessions, over all clinics. */
  List<Integer> sample(int size) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add((int) ((long) i * vitals.size() / size));
    }
    return all;
  }

  UUID id(int session) {
    return ids.get(session);
  }

  int size() {
    return vitals.size();
  }

  int clinics() {
    return clinics.size();
  }
}
