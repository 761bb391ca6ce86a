package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Base64;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.platform.Actor.Role;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.Person;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** The key with which a browser seals what it keeps while there is no network. */
@ApplicationTest
class OfflineKeyTest {

  private static Answer ask(Person person, UUID store) {
    return person.get("/api/me/offline-key?store=" + store);
  }

  private static String key(Person person, UUID store) {
    Answer answer = ask(person, store);
    answer.then().statusCode(200);
    return answer.path("key");
  }

  @Test
  void samePersonGetsTheSameKeyForOneStoreAlone() {
    TestClinic clinic = TestClinic.open();
    UUID store = UUID.randomUUID();
    String key = key(clinic.nurse, store);
    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    assertThat(key(clinic.nurse, store)).isEqualTo(key);
    assertThat(key(clinic.nurse, UUID.randomUUID())).isNotEqualTo(key);
    assertThat(key(clinic.takeOn(Role.NURSE), store)).isNotEqualTo(key);
    assertThat(key(TestClinic.open().nurse, store)).isNotEqualTo(key);
  }

  @Test
  void keyIsKeptInNoCache() {
    Answer answer = ask(TestClinic.open().nurse, UUID.randomUUID());
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void keyNeedsPersonAndStore() {
    TestClinic clinic = TestClinic.open();
    UUID store = UUID.randomUUID();
    ask(clinic.nobody, store).then().statusCode(401);
    ask(clinic.aMachine("a monitor", "READ"), store)
        .then()
        .statusCode(403)
        .body("code", equalTo("offline-key.people-only"));
    for (String wrong : new String[] {"", "?store=", "?store=tablet"}) {
      clinic
          .nurse
          .get("/api/me/offline-key" + wrong)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("store"));
    }
  }
}
