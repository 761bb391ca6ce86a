package org.chairside.testclinic;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A browser on a tablet: it keeps whatever cookies it is given. */
public final class Tablet {

  private static final String SIGN_IN = "chairside-sign-in";

  /** Of somebody who was sent to an identity provider. */
  private static final String VISIT = "chairside-provider-visit";

  private final ContractCheck contract;
  private final String baseUri;
  private final Map<String, String> cookies = new HashMap<>();

  Tablet(ContractCheck contract, String baseUri) {
    this.contract = contract;
    this.baseUri = baseUri;
  }

  public Answer get(String path) {
    return kept(request().get(path));
  }

  public Answer post(String path) {
    return kept(request().post(path));
  }

  public Answer post(String path, Object body) {
    return kept(request().contentType("application/json").body(body).post(path));
  }

  public Answer delete(String path) {
    return kept(request().delete(path));
  }

  /** A change to what has this address, as it stands now. */
  public Answer patch(String path, Object body) {
    return kept(
        request()
            .header("If-Match", get(path).header("ETag"))
            .contentType("application/json")
            .body(body)
            .patch(path));
  }

  /** What a cookie holds; null where it has none of this name. */
  public String cookie(String name) {
    return cookies.get(name);
  }

  /** The same browser once more, with the cookies that it has now. */
  public Tablet copy() {
    Tablet copy = new Tablet(contract, baseUri);
    copy.cookies.putAll(cookies);
    return copy;
  }

  /**
   * The browser comes from another site: only the cookie that is meant for it comes along, and
   * where it is sent next is told, not followed.
   */
  public Answer comesBack(String address) {
    Call call = Call.to(baseUri).checkedBy(contract);
    String visit = cookies.get(VISIT);
    return kept((visit == null ? call : call.cookie(VISIT, visit)).get(URI.create(address)));
  }

  /** Somebody signs in with the password of the clinic. */
  public void signIn(String username) {
    post("/api/auth/login", Map.of("username", username, "password", TestClinic.PASSWORD))
        .then()
        .statusCode(204);
  }

  /** The signed-in person sets a PIN. */
  public Answer setsPin(String pin) {
    return post("/api/auth/pin", Map.of("pin", pin));
  }

  public Answer unlocks(String staffId, String pin) {
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

  private Call request() {
    return Call.to(baseUri).checkedBy(contract).cookies(cookies);
  }

  private Answer kept(Answer answer) {
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
