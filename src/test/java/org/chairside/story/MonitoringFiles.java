package org.chairside.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files for Prometheus and Grafana. */
final class MonitoringFiles {

  static final Path PROMETHEUS = Path.of("docker", "prometheus");
  private static final Path DASHBOARD = Path.of("docker", "grafana", "chairside.json");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  private MonitoringFiles() {}

  static JsonNode yaml(String file) throws IOException {
    return YAML.readTree(PROMETHEUS.resolve(file).toFile());
  }

  static JsonNode dashboard() throws IOException {
    return JSON.readTree(DASHBOARD.toFile());
  }

  /** The alerts by name. */
  static Map<String, JsonNode> alerts() throws IOException {
    Map<String, JsonNode> alerts = new LinkedHashMap<>();
    for (JsonNode group : yaml("alerts.yml").path("groups")) {
      group.path("rules").forEach(rule -> alerts.put(rule.path("alert").asText(), rule));
    }
    return alerts;
  }

  /** Every expression of the dashboard. */
  static List<String> expressionsOfDashboard() throws IOException {
    return dashboard().findValuesAsText("expr");
  }
}
