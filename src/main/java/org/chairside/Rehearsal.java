package org.chairside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Opens a demo clinic in a database that is thrown away, reads and charts what nurses read and
 * chart all day, and ends. {@code java -XX:AOTCacheOutput=app.aot -jar quarkus-run.jar rehearse}
 * records what the virtual machine learned of the classes meanwhile; each start with {@code
 * -XX:AOTCache=app.aot} then takes a part of the work.
 */
final class Rehearsal implements QuarkusApplication {

  private static final String COMMAND = "rehearse";
  private static final int SETS = 30;
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  Rehearsal() {}

  static boolean isAskedFor(String... arguments) {
    return List.of(arguments).equals(List.of(COMMAND));
  }

  /** This program becomes a demo in a new directory, which is for its caller to delete. */
  static Path prepare() {
    try {
      Path data = Files.createTempDirectory("chairside-rehearsal");
      System.setProperty("chairside.demo", "true");
      System.setProperty("chairside.data-dir", data.toString());
      System.setProperty("quarkus.http.port", "0");
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException("No directory for the rehearsal can be made", e);
    }
  }

  @Override
  public int run(String... arguments) throws IOException, InterruptedException {
    signIn("clinician");
    JsonNode clinic = get("/api/clinics").at("/items/0");
    String id = text(clinic, "id");
    get("/api/flags?clinic=" + id);
    get("/api/reviews?clinic=" + id);
    get("/api/patients");
    signIn("nurse");
    for (int i = 0; i < SETS; i++) {
      chart(i, get("/api/clinics/%s/board".formatted(id)));
    }
    signIn("scheduler");
    for (JsonNode patient : get("/api/patients").path("items")) {
      String courses = "/api/patients/%s/courses".formatted(text(patient, "id"));
      for (JsonNode course : get(courses).path("items")) {
        post("/api/courses/%s/proposals".formatted(text(course, "id")), "{}");
      }
    }
    System.out.println("The rehearsal is over.");
    return 0;
  }

  private void chart(int turn, JsonNode board) throws IOException, InterruptedException {
    List<String> infusing =
        StreamSupport.stream(board.path("chairs").spliterator(), false)
            .map(chair -> chair.path("session"))
            .filter(session -> text(session, "phase").equals("INFUSING"))
            .map(session -> text(session, "id"))
            .toList();
    if (infusing.isEmpty()) {
      return;
    }
    String session = "/api/sessions/" + infusing.get(turn % infusing.size());
    String set =
        """
        {"systolic": %d, "diastolic": 76, "heartRate": 72, "spo2": 97, "respiratoryRate": 14,
         "confirmed": true}
        """
            .formatted(118 + turn % 9);
    post(session + "/observations", set);
    get(session);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private void signIn(String name) throws IOException, InterruptedException {
    post(
        "/api/auth/login", "{\"username\":\"%s\",\"password\":\"chairside-demo\"}".formatted(name));
    get("/api/me");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(address(path)).GET().build());
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    answer(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    // The demo's day goes on meanwhile: a patient may have left.
    if (response.statusCode() >= BAD_REQUEST && response.statusCode() != CONFLICT) {
      throw new IOException("%s answered %s".formatted(request.uri(), response.body()));
    }
    return JSON.readTree(response.body());
  }

  private static URI address(String path) {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    return URI.create("http://localhost:%d%s".formatted(port, path));
  }
}
