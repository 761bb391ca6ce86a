package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** Text is compressed; the event stream is not, so that it arrives at once. */
@ApplicationTest
class CompressionTest {

  private static HttpResponse<InputStream> get(TestClinic clinic, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(clinic.uri() + path))
                .header("Accept-Encoding", "gzip")
                .header("Cookie", "chairside-sign-in=" + clinic.nurse.token())
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
  }

  @Test
  void textIsCompressedAndNotCached() throws Exception {
    TestClinic clinic = TestClinic.open();
    HttpResponse<InputStream> answer = get(clinic, "/api/protocols/ketamine-standard/versions");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(get(clinic, "/").headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void eventStreamIsNotCompressed() throws Exception {
    TestClinic clinic = TestClinic.open();
    HttpResponse<InputStream> stream = get(clinic, "/api/clinics/" + clinic.clinicId + "/events");
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.headers().firstValue("Content-Encoding").orElse("identity"))
        .isEqualTo("identity");
    stream.body().close();
  }
}
