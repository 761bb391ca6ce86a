package org.chairside.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the product is made of may be passed on with it: each library names such a license. */
class LicenseTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SERVER = Path.of("target", "bom.json");
  private static final Path WEB_APP = Path.of("src", "main", "webui", "package-lock.json");

  /** One of the licenses of a library is enough. */
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-1.0",
          "EPL-2.0",
          "ISC",
          "MIT",
          "MIT-0",
          "Public Domain",
          "Unicode-3.0",
          "Unlicense");

  @Test
  void serversLibrariesMayBePassedOn() throws IOException {
    List<String> others = new ArrayList<>();
    JsonNode components = JSON.readTree(SERVER.toFile()).path("components");
    for (JsonNode library : components) {
      List<String> licenses = licenses(library).toList();
      if (licenses.stream().noneMatch(ALLOWED::contains)) {
        others.add(library.path("purl").asText() + " " + licenses);
      }
    }
    assertThat(components).hasSizeGreaterThan(100);
    assertThat(others).isEmpty();
  }

  private static Stream<String> licenses(JsonNode library) {
    return StreamSupport.stream(library.path("licenses").spliterator(), false)
        .map(each -> each.path("license"))
        .map(license -> license.path("id").asText(license.path("name").asText()));
  }

  @Test
  void webAppsLibrariesMayBePassedOn() throws IOException {
    List<String> others = new ArrayList<>();
    JsonNode packages = JSON.readTree(WEB_APP.toFile()).path("packages");
    packages
        .properties()
        .forEach(
            library -> {
              boolean isShipped =
                  !library.getKey().isEmpty() && !library.getValue().path("dev").asBoolean();
              // an expression of SPDX: a choice is in parentheses
              String license = library.getValue().path("license").asText("none");
              Stream<String> choice = Stream.of(license.replaceAll("[()]", "").split(" OR ", -1));
              if (isShipped && choice.noneMatch(ALLOWED::contains)) {
                others.add(library.getKey() + " " + license);
              }
            });
    assertThat(packages).hasSizeGreaterThan(100);
    assertThat(others).isEmpty();
  }
}
