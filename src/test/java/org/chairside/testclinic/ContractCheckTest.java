package org.chairside.testclinic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The check that every story relies on can fail. */
class ContractCheckTest {

  private static final String DOCUMENT =
      """
      {"paths": {
        "/api/things/{id}": {"get": {"responses": {
          "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
          "default": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}}}}},
       "components": {"schemas": {"Thing": {
         "type": "object", "required": ["name"], "additionalProperties": false,
         "properties": {"name": {"type": "string"}}}}}}
      """;

  private static java.util.List<String> faults(int status, String type, String body)
      throws Exception {
    return new ContractCheck(new ObjectMapper().readTree(DOCUMENT))
        .faults("GET", "/api/things/7", status, type, body);
  }

  @Test
  void validAnswerPasses() throws Exception {
    assertThat(faults(200, "application/json;charset=UTF-8", "{\"name\":\"a\"}")).isEmpty();
    assertThat(faults(404, "application/problem+json", "{}")).isEmpty();
  }

  @Test
  void invalidAnswerIsFound() throws Exception {
    assertThat(faults(200, "application/json", "{}")).isNotEmpty();
    assertThat(faults(200, "application/json", "{\"name\":null}")).isNotEmpty();
    assertThat(faults(200, "application/json", "{\"name\":\"a\",\"more\":1}")).isNotEmpty();
    assertThat(faults(200, "text/plain", "a")).isNotEmpty();
    assertThat(faults(201, "application/json", "{\"name\":\"a\"}")).isNotEmpty();
    assertThat(faults(404, "text/html", "<html>")).isNotEmpty();
    assertThat(faults(500, "application/problem+json", "{}")).isNotEmpty();
  }
}
