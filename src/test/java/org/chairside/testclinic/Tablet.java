package org.chairside.testclinic;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser on a tablet: it keeps whatever cookies it is given. */
public final class Tablet {

  private static final String SIGN_IN = "chairside-sign-in";

  private final ContractCheck contract;
  private final String baseUri;
  private final Map<String, String> cookies = new HashMap<>();

  Tablet(ContractCheck contract, String baseUri) {
    this.contract = contract;
    this.baseUri = baseUri;
  }

  public Response get(String path) {
    return kept(request().get(path));
  }

  public Response post(String path) {
    return kept(request().noContentType().post(path));
  }

  public Response post(String path, Object body) {
    return kept(request().contentType(ContentType.JSON).body(body).post(path));
  }

  /**
   * The browser comes from another site: only the cookie that is meant for it comes along, and
   * where it is sent next is told, not followed.
   */
  public Response comesBack(String address) {
    return kept(
        given()
            .spec(
                new RequestSpecBuilder()
                    .addFilter(contract)
                    .setUrlEncodingEnabled(false)
                    .addCookies(
                        cookies.entrySet().stream()
                            .filter(each -> each.getKey().equals("chairside-provider-visit"))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .build())
            .redirects()
            .follow(false)
            .get(address));
  }

  /** Somebody signs in with the password of the clinic. */
  public void signIn(String username) {
    post("/api/auth/login", Map.of("username", username, "password", TestClinic.PASSWORD))
        .then()
        .statusCode(204);
  }

  /** The signed-in person sets a PIN. */
  public Response setsPin(String pin) {
    return post("/api/auth/pin", Map.of("pin", pin));
  }

  public Response unlocks(String staffId, String pin) {
    return post("/api/auth/unlock", Map.of("staffId", staffId, "pin", pin));
  }

  /** The ids of who can unlock it. */
  public List<String> people() {
    return get("/api/auth/device").then().statusCode(200).extract().path("people.staffId");
  }

  /** Whose sign-in it holds. */
  public String staffId() {
    return get("/api/me").then().statusCode(200).extract().path("id");
  }

  /** The token of the sign-in that it holds. */
  public String token() {
    return cookies.get(SIGN_IN);
  }

  private RequestSpecification request() {
    return given()
        .spec(
            new RequestSpecBuilder()
                .setBaseUri(baseUri)
                .addFilter(contract)
                .addCookies(cookies)
                .build());
  }

  private Response kept(Response answer) {
    answer
        .cookies()
        .forEach(
            (name, value) -> {
              if (value.isEmpty()) {
                cookies.remove(name);
              } else {
                cookies.put(name, value);
              }
            });
    return answer;
  }
}
