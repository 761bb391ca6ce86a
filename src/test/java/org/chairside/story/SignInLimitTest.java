package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.TestClinic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A guesser changes addresses and names; the people of the clinic keep getting in. */
@ApplicationTest
class SignInLimitTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject
  @ConfigProperty(name = "chairside.sign-in.failures-at-account")
  int mostOfAccount;

  @Inject
  @ConfigProperty(name = "chairside.sign-in.failures-from-address")
  int mostFromAddress;

  @Inject
  @ConfigProperty(name = "chairside.sign-in.refusal-delay")
  Duration refusalDelay;

  /** Tries from an address of this machine; every test has some of its own. */
  private static int tryFrom(String address, String username, String password) {
    try (HttpClient client =
        HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:"
                          + URI.create(TestClinic.applicationUri()).getPort()
                          + "/api/auth/login"))
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      JSON.writeValueAsString(Map.of("username", username, "password", password))))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void accountIsBoundedOverAllStrangeAddresses() {
    TestClinic clinic = TestClinic.open();
    String name = clinic.adminUsername();
    for (int i = 0; i < mostOfAccount; i++) {
      assertThat(tryFrom("127.0.2." + (1 + i % 5), name, "wrong")).isEqualTo(401);
    }

    assertThat(tryFrom("127.0.2.9", name, "wrong")).isEqualTo(429);
    assertThat(tryFrom("127.0.2.9", name, TestClinic.PASSWORD)).isEqualTo(429);
    // where the account signed in before, its owner still does
    assertThat(tryFrom("127.0.0.1", name, TestClinic.PASSWORD)).isEqualTo(204);
  }

  @Test
  void oneTooManyWaitsForItsRefusal() {
    assertThat(refusalDelay).isPositive();
    for (int i = 0; i < mostFromAddress; i++) {
      tryFrom("127.0.9.1", "guess-" + TestClinic.some(), "wrong");
    }

    Instant asked = Instant.now();
    assertThat(tryFrom("127.0.9.1", "guess-" + TestClinic.some(), "wrong")).isEqualTo(429);
    assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(refusalDelay);
  }

  @Test
  void rightPasswordFromStrangeAddressMakesItFamiliar() {
    TestClinic clinic = TestClinic.open();
    String name = clinic.adminUsername();
    assertThat(tryFrom("127.0.3.1", name, TestClinic.PASSWORD)).isEqualTo(204);
    for (int i = 0; i < mostOfAccount; i++) {
      tryFrom("127.0.3." + (2 + i % 5), name, "wrong");
    }

    assertThat(tryFrom("127.0.3.9", name, TestClinic.PASSWORD)).isEqualTo(429);
    assertThat(tryFrom("127.0.3.1", name, TestClinic.PASSWORD)).isEqualTo(204);
  }

  @Test
  void addressIsBoundedOverAllNames() {
    TestClinic clinic = TestClinic.open();
    for (int i = 0; i < mostFromAddress; i++) {
      assertThat(tryFrom("127.0.4.1", "nobody-" + UUID.randomUUID(), "wrong")).isEqualTo(401);
    }

    assertThat(tryFrom("127.0.4.1", "nobody-" + UUID.randomUUID(), "wrong")).isEqualTo(429);
    assertThat(tryFrom("127.0.4.1", clinic.adminUsername(), TestClinic.PASSWORD)).isEqualTo(429);
    assertThat(tryFrom("127.0.4.2", clinic.adminUsername(), TestClinic.PASSWORD)).isEqualTo(204);
  }

  @Test
  void successesDoNotUseUpAddress() {
    TestClinic clinic = TestClinic.open();
    for (int i = 0; i < 12; i++) {
      assertThat(tryFrom("127.0.5.1", clinic.adminUsername(), TestClinic.PASSWORD)).isEqualTo(204);
    }
  }

  @Test
  void refusalIsAudited() {
    TestClinic clinic = TestClinic.open();
    for (int i = 0; i < 11; i++) {
      tryFrom("127.0.6.1", clinic.adminUsername(), "wrong");
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        TestClinic.json(clinic.admin.get("/api/audit?limit=100"))
                            .path("items")
                            .findValuesAsText("status"))
                    .contains("429"));
  }
}
