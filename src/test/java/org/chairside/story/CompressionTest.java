package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.chairside.ApplicationTest;
import org.chairside.ward.Ward;
import org.junit.jupiter.api.Test;

/** What is text is sent in fewer bytes; what has to arrive at once is sent as it is. */
@ApplicationTest
class CompressionTest {

  private static HttpResponse<InputStream> get(Ward ward, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Accept-Encoding", "gzip")
                .header("Cookie", "chairside-sign-in=" + ward.nurse.token())
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
  }

  @Test
  void textIsCompressedAndKeptByNobody() throws Exception {
    Ward ward = Ward.open();
    HttpResponse<InputStream> answer = get(ward, "/api/protocols/ketamine-standard/versions");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(get(ward, "/").headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void theEventStreamIsNot() throws Exception {
    Ward ward = Ward.open();
    HttpResponse<InputStream> stream = get(ward, "/api/clinics/" + ward.clinicId + "/events");
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.headers().firstValue("Content-Encoding").orElse("identity"))
        .isEqualTo("identity");
    stream.body().close();
  }
}
