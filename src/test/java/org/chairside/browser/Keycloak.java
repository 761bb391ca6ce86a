package org.chairside.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.Scratch;
import org.chairside.TestPorts;

/** A real Keycloak with a realm of a hospital, as a process; {@code -Pnightly} brings it. */
final class Keycloak implements AutoCloseable {

  static final String CLIENT = "chairside";
  static final String SECRET = "a-secret-of-this-test";

  private static final Path UNPACKED = Path.of("target", "keycloak");
  private static final String REALM = "hospital";
  private static final String ADMIN = "keycloak-admin";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private Process process;

  private Keycloak(int port) {
    this.port = port;
  }

  /** One that will have a port of its own; the test is skipped where there is no distribution. */
  static Keycloak onFreePort() throws IOException {
    assumeTrue(
        Files.isDirectory(UNPACKED),
        "no Keycloak in target/keycloak: mvn -Pnightly resolves the distribution and unpacks it");
    return new Keycloak(TestPorts.take());
  }

  String issuer() {
    return "http://127.0.0.1:%d/realms/%s".formatted(port, REALM);
  }

  /**
   * Starts it for one application.
   *
   * @param home the application's first page
   * @param backChannelLogout where it wants to be told of sessions that end
   */
  void start(String home, String backChannelLogout) throws IOException {
    Path root;
    try (Stream<Path> unpacked = Files.list(UNPACKED)) {
      root = unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    Path data = root.resolve("data");
    if (Files.exists(data)) {
      Scratch.delete(data);
    }
    Path realm = Files.createDirectories(data.resolve("import")).resolve("hospital.json");
    Files.writeString(realm, JSON.writeValueAsString(realm(home, backChannelLogout)));
    var builder =
        new ProcessBuilder(
            "/bin/sh",
            root.resolve("bin").resolve("kc.sh").toAbsolutePath().toString(),
            "start-dev",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--import-realm");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx600m");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET);
    builder.redirectErrorStream(true).redirectOutput(UNPACKED.resolve("keycloak.out").toFile());
    process = builder.start();
    awaitReady();
  }

  private static Map<String, Object> realm(String home, String backChannelLogout) {
    return Map.of(
        "realm",
        REALM,
        "enabled",
        true,
        "sslRequired",
        "none",
        "roles",
        Map.of("realm", List.of(Map.of("name", "ketamine-nurse"))),
        "users",
        List.of(user("ada", List.of("ketamine-nurse")), user("ben", List.of())),
        "clients",
        List.of(client(home, backChannelLogout)));
  }

  private static Map<String, Object> client(String home, String backChannelLogout) {
    return Map.of(
        "clientId",
        CLIENT,
        "secret",
        SECRET,
        "publicClient",
        false,
        "standardFlowEnabled",
        true,
        "directAccessGrantsEnabled",
        false,
        "redirectUris",
        List.of(home + "*"),
        "attributes",
        Map.of(
            "pkce.code.challenge.method",
            "S256",
            "backchannel.logout.url",
            backChannelLogout,
            "backchannel.logout.session.required",
            "true"),
        "protocolMappers",
        List.of(
            Map.of(
                "name",
                "realm roles",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-usermodel-realm-role-mapper",
                "config",
                Map.of(
                    "claim.name",
                    "realm_access.roles",
                    "jsonType.label",
                    "String",
                    "multivalued",
                    "true",
                    "id.token.claim",
                    "true"))));
  }

  private static Map<String, Object> user(String name, List<String> roles) {
    return Map.of(
        "username",
        name,
        "enabled",
        true,
        "emailVerified",
        true,
        "firstName",
        name,
        "lastName",
        "Okafor",
        "email",
        name + "@hospital.example",
        "credentials",
        List.of(Map.of("type", "password", "value", passwordOf(name), "temporary", false)),
        "realmRoles",
        roles);
  }

  static String passwordOf(String name) {
    return "password of " + name;
  }

  /** An admin of the hospital ends all sessions of somebody. */
  void endsSessionsOf(String name) throws IOException {
    String token =
        send(HttpRequest.newBuilder(at("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form(
                            Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN,
                                "password",
                                SECRET)))))
            .path("access_token")
            .asText();
    String users = "/admin/realms/" + REALM + "/users";
    String id =
        send(HttpRequest.newBuilder(at(users + "?exact=true&username=" + name))
                .header("Authorization", "Bearer " + token))
            .path(0)
            .path("id")
            .asText();
    send(
        HttpRequest.newBuilder(at(users + "/" + id + "/logout"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException("Keycloak answered " + answer.statusCode() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void awaitReady() throws IOException {
    Instant start = Instant.now();
    while (true) {
      try {
        send(HttpRequest.newBuilder(at("/realms/" + REALM + "/.well-known/openid-configuration")));
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
          throw new IOException(
              "Keycloak did not start:\n" + Files.readString(UNPACKED.resolve("keycloak.out")),
              notYet);
        }
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }
}
