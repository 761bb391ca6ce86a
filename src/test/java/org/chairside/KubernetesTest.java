package org.chairside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The manifest fits the image, and sets what there is. */
class KubernetesTest {

  private static final Path MANIFEST = Path.of("docker", "kubernetes", "chairside.yml");

  private static List<JsonNode> resources() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    return yaml.readerFor(JsonNode.class).<JsonNode>readValues(MANIFEST.toFile()).readAll();
  }

  private static JsonNode pod() throws IOException {
    return resources().stream()
        .filter(each -> each.path("kind").asText().equals("Deployment"))
        .findFirst()
        .orElseThrow()
        .at("/spec/template/spec");
  }

  private static JsonNode container() throws IOException {
    return pod().at("/containers/0");
  }

  @Test
  void userAndDirectoryAreTheImages() throws IOException {
    String image = Files.readString(Path.of("Dockerfile"));
    int user = pod().at("/securityContext/runAsUser").asInt();
    assertThat(image).contains("USER %d:%d\n".formatted(user, user));
    assertThat(pod().at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(image).contains("VOLUME " + container().at("/volumeMounts/0/mountPath").asText());
    assertThat(image).contains("EXPOSE " + container().at("/ports/0/containerPort").asText());
  }

  @Test
  void everySettingIsDocumented() throws IOException {
    String documented = Files.readString(Path.of("docs", "operations.md"));
    List<String> set =
        StreamSupport.stream(container().path("env").spliterator(), false)
            .map(each -> each.path("name").asText())
            .toList();
    assertThat(set).hasSizeGreaterThan(8).allMatch(documented::contains);
  }

  /** A database that is away must not restart the replicas, and takes them out of the balancer. */
  @Test
  void livenessDoesNotAskForTheDatabase() throws IOException {
    assertThat(container().at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
    assertThat(container().at("/readinessProbe/httpGet/path").asText())
        .isEqualTo("/q/health/ready");
  }

  @Test
  void passwordsComeFromTheSecretAlone() throws IOException {
    assertThat(container().path("env"))
        .filteredOn(each -> each.path("name").asText().endsWith("PASSWORD"))
        .hasSize(2)
        .allMatch(each -> each.at("/valueFrom/secretKeyRef/name").asText().equals("chairside"))
        .noneMatch(each -> each.has("value"));
  }
}
